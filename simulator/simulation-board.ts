import type { Clock, Log, TimerHandle, Unsubscribe } from '../config/kernel/index.js';
import { Listeners } from '../config/kernel/index.js';
import type { Bits, EmulatedBoard } from './board/emulated-board.types.js';

/** How long a board that died by itself stays dark before somebody "plugs it in again". Longer each time it does not start. */
const firstReplugMs = 2000;
const longestReplugMs = 30_000;

export interface RelayChange {
  readonly relays: Bits;
  readonly atMs: number;
}

/**
 * The board in its socket: plugged and unplugged by hand, and powered up again when its emulator died by itself, so that a
 * killed emulator looks like a cable that was pulled and put back. A board out of its socket has all contacts open.
 */
export class BoardSocket {
  readonly #board: EmulatedBoard;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #relayChanges = new Listeners<RelayChange>();
  readonly #plugChanges = new Listeners<boolean>();
  readonly #unsubscribe: readonly Unsubscribe[];
  #inputs: Bits = 0n;
  #relays: Bits = 0n;
  /** `leaving`: the plug is out but the emulator has not ended yet; it can't be started again before that. */
  #state: 'out' | 'starting' | 'in' | 'leaving' = 'out';
  #isWanted = false;
  #failures = 0;
  #replug: TimerHandle | null = null;

  constructor(board: EmulatedBoard, clock: Clock, log: Log) {
    this.#board = board;
    this.#clock = clock;
    this.#log = log;
    this.#unsubscribe = [
      board.onRelays((relays, atMs) => {
        if (this.#state === 'in' || this.#state === 'starting') this.#changeRelays(relays, atMs);
      }),
      board.onEnded((reason) => {
        this.#end(reason);
      }),
    ];
  }

  get isPlugged(): boolean {
    return this.#state === 'in';
  }

  get relays(): Bits {
    return this.#relays;
  }

  onRelays(listener: (change: RelayChange) => void): Unsubscribe {
    return this.#relayChanges.add(listener);
  }

  onPlug(listener: (isPlugged: boolean) => void): Unsubscribe {
    return this.#plugChanges.add(listener);
  }

  /** What the lift puts on the screw terminals, whether a board is there to see it or not. */
  setInputs(inputs: Bits): void {
    if (inputs === this.#inputs) return;
    this.#inputs = inputs;
    if (this.#state === 'in') this.#board.setInputs(inputs);
  }

  async plug(): Promise<void> {
    this.#isWanted = true;
    this.#cancelReplug();
    if (this.#state !== 'out') return;
    this.#state = 'starting';
    try {
      // Before the start as well: the firmware reads its inputs the moment it boots.
      this.#board.setInputs(this.#inputs);
      await this.#board.start();
    } catch (error) {
      this.#end(error instanceof Error ? error.message : String(error));
      return;
    }
    this.#enter();
  }

  unplug(): void {
    this.#isWanted = false;
    this.#cancelReplug();
    if (this.#state !== 'in') return;
    this.#state = 'leaving';
    this.#openContacts();
    this.#plugChanges.emit(false);
    this.#board.unplug();
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    this.#cancelReplug();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#state = 'out';
    await this.#board.stop();
  }

  /** The emulator is gone, whether asked or not. */
  #end(reason: string): void {
    const before = this.#state;
    if (before === 'out') return;
    this.#state = 'out';
    if (before === 'in') {
      this.#openContacts();
      this.#plugChanges.emit(false);
    }
    if (!this.#isWanted) return;
    if (before === 'starting') this.#failures += 1;
    const delayMs = before === 'leaving' ? 0 : Math.min(firstReplugMs * 2 ** this.#failures, longestReplugMs);
    if (before !== 'leaving') this.#log.warn({ reason, delayMs }, 'the emulated board ended by itself');
    this.#cancelReplug();
    this.#replug = this.#clock.setTimeout(() => {
      void this.plug();
    }, delayMs);
  }

  /** The emulator is up; it may have ended, or be unwanted, since it was asked to start. */
  #enter(): void {
    if (this.#state !== 'starting') return;
    this.#state = 'in';
    this.#failures = 0;
    this.#board.setInputs(this.#inputs);
    this.#plugChanges.emit(true);
    if (!this.#isWanted) this.unplug();
  }

  #openContacts(): void {
    this.#changeRelays(0n, this.#clock.now());
  }

  #changeRelays(relays: Bits, atMs: number): void {
    if (relays === this.#relays) return;
    this.#relays = relays;
    this.#relayChanges.emit({ relays, atMs });
  }

  #cancelReplug(): void {
    if (this.#replug !== null) this.#clock.clearTimeout(this.#replug);
    this.#replug = null;
  }
}
