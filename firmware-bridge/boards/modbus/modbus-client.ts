import modbusSerial from 'modbus-serial';
import { delay, fail, succeed } from '../../../config/kernel/index.js';
import type { Result } from '../../../config/kernel/index.js';
import { settleWithin } from '../../link/settle-within.js';
import type { AskFailure, ConversationParts } from '../asked/conversation.types.js';
import { ModbusPort } from './modbus-port.js';

type Client = InstanceType<typeof modbusSerial.default>;

/** Boards answer after a few ms; an RS-485 adapter may hold an answer back 16 ms, and 64 bits at 4800 bit/s take 50 ms. */
const answerWithinMs = 150;
/** ms without a byte after a question without an answer: one that is late would be taken for that to the next question. */
const silenceMs = 150;
/** In all, where asking twice does no harm. */
const attempts = 3;

/** Questions to the units of one Modbus line, one at a time, in the project's time instead of the package's. */
export class ModbusClient {
  readonly #parts: ConversationParts;
  readonly #port: ModbusPort;
  readonly #client: Client;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
    this.#port = new ModbusPort(parts.channel, () => {
      parts.tally.damaged();
    });
    this.#client = new modbusSerial.default(this.#port);
    this.#client.open();
  }

  /** Functions 1 and 2: the first `count` bits. Whole bytes are asked for, since some boards know nothing else. */
  async readBits(unit: number, table: 'coils' | 'inputs', count: number): Promise<Result<bigint, AskFailure>> {
    const asked = Math.ceil(count / 8) * 8;
    const answer = await this.#askUntilAnswered(unit, (client) =>
      table === 'coils' ? client.readCoils(0, asked) : client.readDiscreteInputs(0, asked),
    );
    return answer.ok ? succeed(toBits(answer.value.data, count)) : answer;
  }

  async readRegister(unit: number, address: number): Promise<Result<number, AskFailure>> {
    const answer = await this.#askUntilAnswered(unit, (client) => client.readHoldingRegisters(address, 1));
    return answer.ok ? succeed(answer.value.data[0] ?? 0) : answer;
  }

  /** Function 15 over the first `count` coils. */
  async openCoils(unit: number, count: number): Promise<Result<null, AskFailure>> {
    const off = Array.from({ length: Math.ceil(count / 8) * 8 }, () => false);
    const answer = await this.#askUntilAnswered(unit, (client) => client.writeCoils(0, off));
    return answer.ok ? succeed(null) : answer;
  }

  /** Sent once, whatever becomes of the answer. */
  askOnce(unit: number, request: (client: Client) => Promise<unknown>): Promise<Result<unknown, AskFailure>> {
    return this.#ask(unit, request);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#client.close(resolve);
    });
  }

  async #askUntilAnswered<Answer>(
    unit: number,
    request: (client: Client) => Promise<Answer>,
  ): Promise<Result<Answer, AskFailure>> {
    let answer = await this.#ask(unit, request);
    for (let attempt = 1; attempt < attempts && !answer.ok && answer.failure.kind === 'silent'; attempt += 1) {
      await this.#untilSilent();
      this.#parts.tally.retransmitted();
      answer = await this.#ask(unit, request);
    }
    return answer;
  }

  /** Not for ever: somebody else may be talking on the line. */
  async #untilSilent(): Promise<void> {
    for (let wait = 0; wait < attempts; wait += 1) {
      const before = this.#port.receivedBytes;
      await delay(this.#parts.clock, silenceMs);
      if (this.#port.receivedBytes === before) return;
    }
  }

  async #ask<Answer>(unit: number, request: (client: Client) => Promise<Answer>): Promise<Result<Answer, AskFailure>> {
    const { clock, tally } = this.#parts;
    const startedMs = clock.now();
    this.#client.setID(unit);
    const answered = request(this.#client).then(
      (value) => succeed(value),
      (error: unknown) => fail(failureOf(error, unit)),
    );
    const answer = await settleWithin(clock, answerWithinMs, answered);
    if (answer === undefined) return fail({ kind: 'silent', message: `unit ${unit} does not answer` });
    if (!answer.ok && answer.failure.kind === 'silent') tally.damaged();
    else tally.answered(clock.now() - startedMs);
    return answer;
  }
}

/** The package has an exception's number in `modbusCode`, and a sentence for everything. */
function failureOf(error: unknown, unit: number): AskFailure {
  const message = `unit ${unit}: ${error instanceof Error ? error.message : String(error)}`;
  const isException = error instanceof Error && 'modbusCode' in error;
  return { kind: isException ? 'refused' : 'silent', message };
}

function toBits(values: readonly boolean[], count: number): bigint {
  return values.slice(0, count).reduce((bits, isOn, index) => (isOn ? bits | (1n << BigInt(index)) : bits), 0n);
}
