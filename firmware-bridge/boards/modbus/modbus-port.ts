import { EventEmitter } from 'node:events';
import type { ByteChannel } from '../../channel/byte-channel.js';

const exceptionBit = 0x80;
const exceptionBytes = 5;
/** Function and unit, and the check at the end. */
const frameBytes = 4;

/**
 * A byte channel as modbus-serial wants its ports. That package knows how to make requests and read answers; where an answer
 * ends is known here, from the request. What came before a request was sent is no answer to it.
 */
export class ModbusPort extends EventEmitter {
  readonly #channel: ByteChannel;
  readonly #stopListening: () => void;
  #request: Buffer | undefined;
  #heard = Buffer.alloc(0);

  constructor(channel: ByteChannel) {
    super();
    this.#channel = channel;
    this.#stopListening = channel.onData((bytes) => {
      this.#receive(bytes);
    });
  }

  get isOpen(): boolean {
    return this.#channel.isOpen;
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
    const request = this.#request;
    if (request === undefined) return;
    this.#heard = Buffer.concat([this.#heard, bytes]);
    const isException = this.#heard[1] === ((request[1] ?? 0) | exceptionBit);
    const length = isException ? exceptionBytes : answerBytes(request);
    if (this.#heard.length < length) return;
    const answer = this.#heard;
    this.#request = undefined;
    this.emit('data', answer);
  }
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
    // 5, 15, 16: address and value, or address and count, come back.
    default:
      return frameBytes + 4;
  }
}
