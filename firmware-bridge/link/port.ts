import type { Clock } from '../../config/kernel/index.js';
import type { ByteChannel, ChannelOpener } from '../channel/byte-channel.js';
import { settleWithin } from './settle-within.js';

/** What is made of an open channel. */
interface Closable {
  close(): Promise<void>;
}

export interface PortOptions<Connection extends Closable> {
  readonly opener: ChannelOpener;
  readonly connect: (channel: ByteChannel) => Connection;
  readonly clock: Clock;
  /** ms that the connection before may take to let go of the port. */
  readonly letGoWithinMs: number;
}

export interface PortListener {
  opened(): void;
  failed(reason: string): void;
}

/** The way to the board: one connection at a time, each a new one; an opening that was given up meanwhile is closed again. */
export class Port<Connection extends Closable> {
  readonly #options: PortOptions<Connection>;
  readonly #listener: PortListener;
  #connection: Connection | undefined;
  #closing: Promise<void> = Promise.resolve();
  /** Of openings and closings; an opening is wanted as long as none has come after it. */
  #turn = 0;

  constructor(options: PortOptions<Connection>, listener: PortListener) {
    this.#options = options;
    this.#listener = listener;
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** Settles when the connection before has let go of the port. */
  get closing(): Promise<void> {
    return this.#closing;
  }

  open(): void {
    const turn = (this.#turn += 1);
    this.#open(turn).catch((error: unknown) => {
      this.#fail(turn, String(error));
    });
  }

  close(): void {
    this.#turn += 1;
    this.#closing = this.#connection?.close() ?? this.#closing;
    this.#connection = undefined;
  }

  async #open(turn: number): Promise<void> {
    const { opener, clock, letGoWithinMs } = this.#options;
    await settleWithin(clock, letGoWithinMs, this.#closing);
    if (turn !== this.#turn) return;
    const opened = await opener.open();
    if (turn !== this.#turn) {
      if (opened.ok) await opened.value.close();
    } else if (opened.ok) {
      this.#connect(opened.value);
    } else {
      this.#fail(turn, opened.failure.message);
    }
  }

  #connect(channel: ByteChannel): void {
    this.#connection = this.#options.connect(channel);
    this.#listener.opened();
  }

  #fail(turn: number, reason: string): void {
    if (turn === this.#turn) this.#listener.failed(`${reason} (ELV-LINK-001)`);
  }
}
