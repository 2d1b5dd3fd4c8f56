import type { Clock } from '../config/kernel/index.js';

const shortestMs = 200;
const longestMs = 5_000;
/** What ends sooner than this after a start has not recovered; it would otherwise be restarted five times a second for ever. */
const healthyAfterMs = 5_000;

/** The pause before the next attempt: 0.2 s, doubling to 5 s, and short again once a run has lasted. */
export class RestartDelay {
  readonly #clock: Clock;
  #nextMs = shortestMs;
  #recoveredAtMs: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  recovered(): void {
    this.#recoveredAtMs = this.#clock.now();
  }

  /** Milliseconds to wait now. */
  next(): number {
    const lasted = this.#recoveredAtMs !== null && this.#clock.now() - this.#recoveredAtMs >= healthyAfterMs;
    if (lasted) this.#nextMs = shortestMs;
    this.#recoveredAtMs = null;
    const delayMs = this.#nextMs;
    this.#nextMs = Math.min(longestMs, delayMs * 2);
    return delayMs;
  }
}
