import type { Log } from '../../config/kernel/index.js';
import type { ByteChannel } from '../channel/byte-channel.js';
import { FrameSplitter, decodeMessage, encodeMessage } from '../protocol/index.js';
import type { Address, Frame, Message, MessageFault, Widths } from '../protocol/index.js';

export interface ConnectionListener {
  received(message: Message, address: Address): void;
  discarded(): void;
  closed(reason: string): void;
}

/** One open channel, seen as messages. After `close` or the loss of the channel nothing of it is heard any more. */
export class Connection {
  readonly #channel: ByteChannel;
  readonly #widths: Widths;
  readonly #listener: ConnectionListener;
  readonly #log: Log;
  readonly #splitter = new FrameSplitter();
  readonly #stopListening: () => void;

  constructor(channel: ByteChannel, widths: Widths, listener: ConnectionListener, log: Log) {
    this.#channel = channel;
    this.#widths = widths;
    this.#listener = listener;
    this.#log = log;
    const stops = [
      channel.onData((bytes) => {
        this.#receive(bytes);
      }),
      channel.onClose((reason) => {
        this.#stopListening();
        listener.closed(reason);
      }),
    ];
    this.#stopListening = () => {
      for (const stop of stops) stop();
    };
  }

  encode(message: Message, address: Address): Uint8Array {
    return encodeMessage(message, address, this.#widths);
  }

  write(wire: Uint8Array): void {
    this.#channel.write(wire);
  }

  async close(): Promise<void> {
    this.#stopListening();
    await this.#channel.close();
  }

  #receive(bytes: Uint8Array): void {
    for (const piece of this.#splitter.push(bytes)) {
      const fault = piece.kind === 'bad' ? piece.fault : this.#handOn(piece.frame);
      if (fault === null) continue;
      this.#log.debug({ code: 'ELV-PROTO-001', fault }, 'bytes that are no message');
      this.#listener.discarded();
    }
  }

  #handOn(frame: Frame): MessageFault | null {
    const message = decodeMessage(frame, this.#widths);
    if (!message.ok) return message.failure;
    this.#listener.received(message.value, { sequence: frame.sequence, session: frame.session });
    return null;
  }
}
