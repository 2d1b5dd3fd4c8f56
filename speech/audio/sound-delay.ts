import { blockMs, type Clock } from '../../config/kernel/index.js';

/** Blocks of one half of the time that is looked back on: 5 s. */
const halfBlocks = 250;

/**
 * How long sound lay in a pipe before it was heard. A stream has no time stamps, but 50 blocks a second: whoever counts them knows
 * when each was captured, as soon as one has come without delay. The quickest of the last five to ten seconds counts as that, so
 * that a sound card whose second is not quite a second does not seem later and later, and sound that was lost seems late for so
 * long only.
 */
export class SoundDelay {
  readonly #clock: Clock;
  #blocks = 0;
  /** When the stream would have begun if its quickest block had come without delay, per half. */
  #originMs = Number.POSITIVE_INFINITY;
  #originBeforeMs = Number.POSITIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The next block is here: ms since it would have been, had it come like the quickest. */
  ofNextBlock(): number {
    const originMs = this.#clock.now() - this.#blocks * blockMs;
    if (this.#blocks % halfBlocks === 0) {
      this.#originBeforeMs = this.#originMs;
      this.#originMs = originMs;
    }
    this.#blocks += 1;
    this.#originMs = Math.min(this.#originMs, originMs);
    return originMs - Math.min(this.#originMs, this.#originBeforeMs);
  }

  /** What comes next does not follow what came before. */
  restart(): void {
    this.#blocks = 0;
    this.#originMs = Number.POSITIVE_INFINITY;
    this.#originBeforeMs = Number.POSITIVE_INFINITY;
  }
}
