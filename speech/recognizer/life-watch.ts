import type { Clock, TimerHandle } from '../../config/kernel/index.js';

export interface LifeWatchOptions {
  readonly clock: Clock;
  /** @param reason e.g. "it hung: no sign of life for 10 s while it owed an answer" */
  readonly onHung: (reason: string) => void;
}

interface Work {
  readonly name: string;
  /** So many looks in a row without a sign of life, and it hangs. */
  readonly mostSilentLooks: number;
}

const lookEveryMs = 1_000;
/**
 * What lies between two signs is a second of sound at most, which takes 10 ms where the machine has time: whoever needs ten seconds
 * for it on a busy one will come to an end, and whoever hangs will not.
 */
const answering: Work = { name: 'it owed an answer', mostSilentLooks: 10 };
/** A model is loaded in one call, without a sign. One of 180 MB takes half a minute from the memory card of a small board. */
const loading: Work = { name: 'it loaded its models', mostSilentLooks: 120 };
const works = { answering, loading };

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
  expect(work: keyof typeof works): void {
    if (this.#timer !== null) return;
    this.#silentLooks = 0;
    this.#lookLater(works[work]);
  }

  sign(): void {
    this.#silentLooks = 0;
  }

  /** It has nothing to do, and nothing to say. */
  rest(): void {
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #lookLater(work: Work): void {
    this.#timer = this.#options.clock.setTimeout(() => {
      this.#timer = null;
      this.#silentLooks += 1;
      if (this.#silentLooks < work.mostSilentLooks) {
        this.#lookLater(work);
        return;
      }
      const silentS = (this.#silentLooks * lookEveryMs) / 1_000;
      this.#options.onHung(`it hung: no sign of life for ${silentS} s while ${work.name}`);
    }, lookEveryMs);
  }
}
