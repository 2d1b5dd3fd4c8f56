import type { Clock, TimerHandle } from '../config/kernel/index.js';
import type { InputsDoubt, LiftMode } from './elevator-io.types.js';
import { limits } from './protocol/index.js';

/** ms without fire, inspection, out of service or a doubt until the lift is normal again; the LINK v1 board locks for as long. */
const quietMs = limits.blinkMaxMs.value;

/**
 * The lift's mode as it may be acted on: what forbids presses counts at once, and goes on until it was away for `quietMs`. An
 * input that flickers, or a wire of them all, would otherwise allow a press between two flashes.
 */
export class SteadyMode {
  readonly #clock: Clock;
  readonly #onNormal: () => void;
  #seen: LiftMode = 'unknown';
  #isForbidden = false;
  #forbidding: LiftMode = 'unknown';
  #quietSinceMs = -Infinity;
  #timer: TimerHandle | undefined;

  /** @param onNormal the time is over, and nothing but `current` has changed */
  constructor(clock: Clock, onNormal: () => void) {
    this.#clock = clock;
    this.#onNormal = onNormal;
  }

  get current(): LiftMode {
    return this.#seen === 'normal' && this.#leftMs() > 0 ? this.#forbidding : this.#seen;
  }

  /** @param doubt of the inputs that the mode was read from; a mode that is unknown without one is over with the next reading */
  see(mode: LiftMode, doubt: InputsDoubt | null): void {
    // From this reading on, not from the one before: in between it may have been active all the time.
    if (this.#isForbidden) this.#quietSinceMs = this.#clock.now();
    this.#isForbidden = doubt !== null || isForbidding(mode);
    if (this.#isForbidden) this.#forbidding = mode;
    this.#seen = mode;
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
    this.#timer =
      mode === 'normal' && this.#leftMs() > 0 ? this.#clock.setTimeout(this.#onNormal, this.#leftMs()) : undefined;
  }

  #leftMs(): number {
    return this.#quietSinceMs + quietMs - this.#clock.now();
  }
}

function isForbidding(mode: LiftMode): boolean {
  return mode !== 'normal' && mode !== 'unknown';
}
