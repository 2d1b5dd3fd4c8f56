import type { Clock, TimerHandle } from '../../../config/kernel/index.js';
import type { Bits } from '../emulated-board.types.js';

/** The relays of a board: switched for good, or for a while. */
export class RelayBank {
  readonly count: number;
  readonly #clock: Clock;
  readonly #onChange: (relays: Bits, atMs: number) => void;
  readonly #timers = new Map<number, TimerHandle>();
  #bits: Bits = 0n;

  constructor(count: number, clock: Clock, onChange: (relays: Bits, atMs: number) => void) {
    this.count = count;
    this.#clock = clock;
    this.#onChange = onChange;
  }

  get bits(): Bits {
    return this.#bits;
  }

  /** @param index counted from 0 */
  isOn(index: number): boolean {
    return ((this.#bits >> BigInt(index)) & 1n) === 1n;
  }

  /** Stays so; a while that was under way is forgotten. */
  set(index: number, isOn: boolean): void {
    const timer = this.#timers.get(index);
    if (timer !== undefined) this.#clock.clearTimeout(timer);
    this.#timers.delete(index);
    if (this.isOn(index) === isOn) return;
    this.#bits ^= 1n << BigInt(index);
    this.#onChange(this.#bits, this.#clock.now());
  }

  setAll(isOn: boolean): void {
    for (let index = 0; index < this.count; index += 1) this.set(index, isOn);
  }

  /** Is so for a while, then the opposite. */
  setFor(index: number, isOn: boolean, durationMs: number): void {
    this.set(index, isOn);
    const timer = this.#clock.setTimeout(() => {
      this.set(index, !isOn);
    }, durationMs);
    this.#timers.set(index, timer);
  }

  /** The power is gone, and with it every timer. */
  stop(): void {
    for (const timer of this.#timers.values()) this.#clock.clearTimeout(timer);
    this.#timers.clear();
  }
}
