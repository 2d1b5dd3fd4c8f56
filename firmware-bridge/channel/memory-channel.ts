import { Listeners } from '../../config/kernel/index.js';
import type { Clock, Unsubscribe } from '../../config/kernel/index.js';
import type { ByteChannel } from './byte-channel.js';
import { faithfulLine } from './line-faults.js';
import type { LineFault } from './line-faults.js';

export interface MemoryLineOptions {
  readonly name?: string;
  readonly toBoard?: LineFault;
  readonly toHost?: LineFault;
}

/** Two channels that are each other's far end. */
export interface MemoryLine {
  readonly host: ByteChannel;
  readonly board: ByteChannel;
  /** Pulls the plug: both ends close, what is under way is lost. */
  unplug(reason?: string): void;
}

/** A line without a wire. Bytes arrive by the clock, never inside the `write` that sent them, as on a real line. */
export function createMemoryLine(clock: Clock, options: MemoryLineOptions = {}): MemoryLine {
  const name = options.name ?? 'memory line';
  const host = new MemoryChannel(name, clock, options.toBoard ?? faithfulLine);
  const board = new MemoryChannel(name, clock, options.toHost ?? faithfulLine);
  host.connect(board);
  board.connect(host);
  return {
    host,
    board,
    unplug: (reason = 'unplugged') => {
      host.end(reason);
    },
  };
}

class MemoryChannel implements ByteChannel {
  readonly name: string;
  readonly #clock: Clock;
  readonly #line: LineFault;
  readonly #dataListeners = new Listeners<Uint8Array>();
  readonly #closeListeners = new Listeners<string>();
  #isOpen = true;
  #farEnd: MemoryChannel | undefined;

  constructor(name: string, clock: Clock, line: LineFault) {
    this.name = name;
    this.#clock = clock;
    this.#line = line;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  connect(farEnd: MemoryChannel): void {
    this.#farEnd = farEnd;
  }

  write(bytes: Uint8Array): void {
    if (!this.#isOpen) return;
    for (const delivery of this.#line(Uint8Array.from(bytes))) {
      if (delivery.bytes.length === 0) continue;
      this.#clock.setTimeout(() => this.#farEnd?.receive(delivery.bytes), delivery.afterMs);
    }
  }

  receive(bytes: Uint8Array): void {
    if (this.#isOpen) this.#dataListeners.emit(bytes);
  }

  onData(listener: (bytes: Uint8Array) => void): Unsubscribe {
    return this.#dataListeners.add(listener);
  }

  onClose(listener: (reason: string) => void): Unsubscribe {
    return this.#closeListeners.add(listener);
  }

  close(): Promise<void> {
    this.end('closed');
    return Promise.resolve();
  }

  end(reason: string): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#closeListeners.emit(reason);
    this.#farEnd?.end(reason);
  }
}
