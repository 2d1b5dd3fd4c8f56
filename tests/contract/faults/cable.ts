import { fail, succeed } from '../../../config/kernel/index.js';
import type { ByteChannel, ChannelOpener } from '../../../firmware-bridge/channel/byte-channel.js';

/**
 * The cable to a board: pulled, the host's port is gone, whatever becomes of the board. What the host wrote while the cable was
 * clogged lies in a buffer, and comes out first when the cable is in again, unless the buffer was lost.
 */
export class Cable {
  readonly opener: ChannelOpener;
  readonly #board: ChannelOpener;
  #channel: ByteChannel | undefined;
  #stale: Uint8Array[] = [];
  #isIn = true;
  #isClogged = false;
  /** Counts the devices, as a system does that gives a port another number when it comes back. */
  #number = 0;

  constructor(board: ChannelOpener) {
    this.#board = board;
    this.opener = { name: 'stable name', open: () => this.#open() };
  }

  /** What is written from now on is not on the wire yet. */
  clog(): void {
    this.#isClogged = true;
  }

  /** The wire is free: what lay in the buffer comes at once. */
  unclog(): void {
    this.#isClogged = false;
    const stale = this.#stale;
    this.#stale = [];
    for (const bytes of stale) this.#channel?.write(bytes);
  }

  /** @param keepsBuffer as an adapter may that stays powered; the system's own buffer is gone with the port */
  async pull(keepsBuffer: boolean): Promise<void> {
    this.#isIn = false;
    if (!keepsBuffer) this.#stale = [];
    const channel = this.#channel;
    this.#channel = undefined;
    await channel?.close();
  }

  putBack(): void {
    this.#isIn = true;
  }

  /** How many different ports there were. */
  get ports(): number {
    return this.#number;
  }

  async #open(): ReturnType<ChannelOpener['open']> {
    if (!this.#isIn) return fail({ reason: 'notFound', message: 'the port is not there' });
    const opened = await this.#board.open();
    if (!opened.ok) return opened;
    this.#number += 1;
    this.#channel = opened.value;
    this.unclog();
    return succeed(this.#end(opened.value, `/dev/ttyUSB${this.#number}`));
  }

  #end(channel: ByteChannel, name: string): ByteChannel {
    return {
      name,
      get isOpen() {
        return channel.isOpen;
      },
      write: (bytes) => {
        if (this.#isClogged && channel.isOpen) this.#stale.push(Uint8Array.from(bytes));
        else channel.write(bytes);
      },
      onData: (listener) => channel.onData(listener),
      onClose: (listener) => channel.onClose(listener),
      close: () => channel.close(),
    };
  }
}
