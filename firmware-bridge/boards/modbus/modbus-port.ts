import { EventEmitter } from 'node:events';
import type { ByteChannel } from '../../channel/byte-channel.js';

const exceptionBit = 0x80;
const exceptionBytes = 5;
/** Function and unit, and the check at the end. */
const frameBytes = 4;
/** Of what is written: address and value, or address and count, come back as they were sent. */
const echoing = [5, 15, 16];
const echoedFrom = 2;
const echoedTo = 6;

/**
 * A byte channel as modbus-serial wants its ports. That package knows how to make requests and read answers; where an answer
 * ends is known here, from the request, and what is none: what came before the request was sent, from another unit, of another
 * function, or the echo of something else that was written.
 */
export class ModbusPort extends EventEmitter {
  readonly #channel: ByteChannel;
  readonly #onDamaged: () => void;
  readonly #stopListening: () => void;
  #request: Buffer | undefined;
  #heard = Buffer.alloc(0);
  #receivedBytes = 0;

  /** @param onDamaged an answer came that was none */
  constructor(channel: ByteChannel, onDamaged: () => void) {
    super();
    this.#channel = channel;
    this.#onDamaged = onDamaged;
    this.#stopListening = channel.onData((bytes) => {
      this.#receive(bytes);
    });
  }

  get isOpen(): boolean {
    return this.#channel.isOpen;
  }

  /** In all, whatever they were. */
  get receivedBytes(): number {
    return this.#receivedBytes;
  }

  /** The channel is open already. */
  open(done: (error: Error | null) => void): void {
    done(null);
  }

  close(done?: () => void): void {
    this.#stopListening();
    void this.#channel.close().then(done);
  }

  write(request: Buffer): void {
    this.#request = request;
    this.#heard = Buffer.alloc(0);
    this.#channel.write(request);
  }

  #receive(bytes: Uint8Array): void {
    this.#receivedBytes += bytes.length;
    const request = this.#request;
    if (request === undefined) return;
    this.#heard = Buffer.concat([this.#heard, bytes]);
    const answer = this.#takeAnswer(request);
    if (answer === null) return;
    this.#request = undefined;
    this.emit('data', answer);
  }

  /** null: it has not come yet, or not all of it. */
  #takeAnswer(request: Buffer): Buffer | null {
    for (;;) {
      const start = startOfAnswer(this.#heard, request);
      if (start > 0) this.#onDamaged();
      this.#heard = this.#heard.subarray(start);
      const isException = this.#heard[1] === ((request[1] ?? 0) | exceptionBit);
      const length = isException ? exceptionBytes : answerBytes(request);
      if (this.#heard.length < length) return null;
      const answer = this.#heard.subarray(0, length);
      this.#heard = this.#heard.subarray(length);
      if (isException || isEcho(answer, request)) return answer;
      this.#onDamaged();
    }
  }
}

/** Bytes before the first that may begin an answer. */
function startOfAnswer(heard: Buffer, request: Buffer): number {
  const start = heard.findIndex((byte, index) => {
    const next = heard[index + 1];
    return byte === request[0] && (next === undefined || (next & ~exceptionBit) === request[1]);
  });
  return start === -1 ? heard.length : start;
}

/** true as well where nothing is echoed. */
function isEcho(answer: Buffer, request: Buffer): boolean {
  if (!echoing.includes(request[1] ?? 0)) return true;
  return answer.subarray(echoedFrom, echoedTo).equals(request.subarray(echoedFrom, echoedTo));
}

/** How long the answer to a request is, check included. */
function answerBytes(request: Buffer): number {
  const count = request.readUInt16BE(4);
  switch (request[1]) {
    case 1:
    case 2:
      return frameBytes + 1 + Math.ceil(count / 8);
    case 3:
      return frameBytes + 1 + 2 * count;
    default:
      return frameBytes + (echoedTo - echoedFrom);
  }
}
