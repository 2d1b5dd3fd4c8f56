import { Listeners } from '../../config/kernel/index.js';
import type { Unsubscribe } from '../../config/kernel/index.js';
import type { ByteChannel } from '../../firmware-bridge/channel/byte-channel.js';

/** The host's end of a cable to a board in the same process. */
export class InProcessChannel implements ByteChannel {
  readonly name: string;
  readonly #onWrite: (bytes: Uint8Array) => void;
  readonly #data = new Listeners<Uint8Array>();
  readonly #closed = new Listeners<string>();
  #isOpen = true;

  constructor(name: string, onWrite: (bytes: Uint8Array) => void) {
    this.name = name;
    this.#onWrite = onWrite;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  write(bytes: Uint8Array): void {
    if (this.#isOpen) this.#onWrite(bytes);
  }

  onData(listener: (bytes: Uint8Array) => void): Unsubscribe {
    return this.#data.add(listener);
  }

  onClose(listener: (reason: string) => void): Unsubscribe {
    return this.#closed.add(listener);
  }

  close(): Promise<void> {
    this.end('closed');
    return Promise.resolve();
  }

  /** The board's end: bytes arrive at the host. */
  deliver(bytes: Uint8Array): void {
    if (this.#isOpen) this.#data.emit(bytes);
  }

  /** The board's end: the cable is out. */
  end(reason: string): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#closed.emit(reason);
  }
}
