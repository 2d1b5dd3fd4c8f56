import type { Clock, TimerHandle } from '../../config/kernel/index.js';

export interface LifeWatchOptions {
  readonly clock: Clock;
  readonly onHung: () => void;
}

const lookEveryMs = 1_000;
/**
 * Looks in a row without a sign of life. What lies between two signs is a second of sound at most, which takes 10 ms where the
 * machine has time: whoever needs ten seconds for it on a busy one will come to an end, and whoever hangs will not.
 */
const mostSilentLooks = 10;

/**
 * Tells a process that hangs from one that is slow, because the machine has no time for it: the slow one still gives signs of
 * life. Looks are counted, not time: while this process itself was not let run, nobody could have been heard.
 */
export class LifeWatch {
  readonly #options: LifeWatchOptions;
  #timer: TimerHandle | null = null;
  #silentLooks = 0;

  constructor(options: LifeWatchOptions) {
    this.#options = options;
  }

  /** It has work from now on, until `rest`. */
  expect(): void {
    if (this.#timer !== null) return;
    this.#silentLooks = 0;
    this.#lookLater();
  }

  sign(): void {
    this.#silentLooks = 0;
  }

  /** It has nothing to do, and nothing to say. */
  rest(): void {
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #lookLater(): void {
    this.#timer = this.#options.clock.setTimeout(() => {
      this.#timer = null;
      this.#silentLooks += 1;
      if (this.#silentLooks >= mostSilentLooks) this.#options.onHung();
      else this.#lookLater();
    }, lookEveryMs);
  }
}
