import { boardDrivers, type BenchBoardSettings } from '../../../config/index.js';
import { delay, fail, succeed } from '../../../config/kernel/index.js';
import type { Result } from '../../../config/kernel/index.js';
import type { MakerBoardIdentity } from '../../elevator-io.types.js';
import { settleWithin } from '../../link/settle-within.js';
import type {
  AskFailure,
  Conversation,
  ConversationParts,
  Dialect,
  PressAnswer,
  Reading,
} from '../asked/conversation.types.js';
import { benchMakers } from './bench-makers.js';
import type { StateQuestion } from './bench-makers.js';

const answerWithinMs = 150;
/** ms in which the last words leave the port: some drivers drop what waits when it is closed. */
const lastWordsMs = 50;
/** In all; on, which is sent once, is not among what is asked again. */
const attempts = 3;

/** Relay boards that know on and off: this host alone ends a press, so they are for the bench. They have no inputs. */
export function benchDialect(settings: BenchBoardSettings): Dialect {
  return {
    capabilities: {
      endsPulses: false,
      releasesOnSilence: false,
      checksLamps: false,
      hasInterlocks: false,
      holdsDoors: false,
      refusesLatePresses: false,
      pulseStepMs: boardDrivers[settings.driver].pulseStepMs,
    },
    relays: settings.relays,
    begin: (parts) => new BenchConversation(settings, parts),
  };
}

class BenchConversation implements Conversation {
  readonly #settings: BenchBoardSettings;
  readonly #parts: ConversationParts;
  readonly #stopListening: () => void;
  #heard: number[] = [];
  #onHeard: () => void = () => undefined;

  constructor(settings: BenchBoardSettings, parts: ConversationParts) {
    this.#settings = settings;
    this.#parts = parts;
    this.#stopListening = parts.channel.onData((bytes) => {
      this.#heard.push(...bytes);
      this.#onHeard();
    });
  }

  async identify(): Promise<Result<MakerBoardIdentity, AskFailure>> {
    const { driver, relays } = this.#settings;
    const { maker, wake } = benchMakers[driver];
    if (wake !== null) this.#parts.channel.write(wake);
    const released = await this.release();
    if (!released.ok) return released;
    return succeed({ firmware: maker, relays, inputs: 0 });
  }

  async read(): Promise<Result<Reading, AskFailure>> {
    let relays = 0n;
    for (const question of benchMakers[this.#settings.driver].questions(this.#settings.relays)) {
      const answer = await this.#ask(question);
      if (!answer.ok) return answer;
      relays |= answer.value;
    }
    return succeed({ relays, inputs: null });
  }

  async press(index: number, durationMs: number, released: Promise<void>): Promise<PressAnswer> {
    const { channel, clock } = this.#parts;
    const { set } = benchMakers[this.#settings.driver];
    channel.write(set(index, true));
    // Whatever becomes of the questions meanwhile: nothing but this line opens the contact.
    const ended = settleWithin(clock, durationMs, released).then(() => {
      channel.write(set(index, false));
    });
    const during = await this.read();
    await ended;
    const opened = await this.release();
    const hasClosed = during.ok && ((during.value.relays >> BigInt(index)) & 1n) === 1n;
    return hasClosed && opened.ok ? 'acknowledged' : 'unsure';
  }

  async release(): Promise<Result<null, AskFailure>> {
    const { driver, relays } = this.#settings;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      this.#parts.channel.write(benchMakers[driver].openAll(relays));
      const reading = await this.read();
      if (!reading.ok) return reading;
      if (reading.value.relays === 0n) return succeed(null);
    }
    return fail({ kind: 'refused', message: 'a contact stays closed although it was told to open' });
  }

  /** A contact that is closed when the port is stays closed. */
  async close(): Promise<void> {
    const { channel, clock } = this.#parts;
    const { driver, relays } = this.#settings;
    this.#stopListening();
    if (channel.isOpen) {
      channel.write(benchMakers[driver].openAll(relays));
      await delay(clock, lastWordsMs);
    }
    await channel.close();
  }

  async #ask(question: StateQuestion): Promise<Result<bigint, AskFailure>> {
    const { clock, tally } = this.#parts;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (attempt > 0) tally.retransmitted();
      const startedMs = clock.now();
      const answer = await settleWithin(clock, answerWithinMs, this.#answerTo(question));
      if (answer === undefined) continue;
      tally.answered(clock.now() - startedMs);
      return succeed(answer);
    }
    return fail({ kind: 'silent', message: 'the board does not answer' });
  }

  /** What was heard before is no answer to it. */
  #answerTo({ ask, read }: StateQuestion): Promise<bigint> {
    this.#heard = [];
    return new Promise((resolve) => {
      this.#onHeard = () => {
        const state = read(Uint8Array.from(this.#heard));
        if (state !== null) resolve(state);
      };
      this.#parts.channel.write(ask);
    });
  }
}
