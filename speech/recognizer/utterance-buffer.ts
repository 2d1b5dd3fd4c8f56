import { sampleRate } from '../../config/kernel/index.js';

/** Where the talker's own speech lies within the audio of an utterance that was fed, pre-roll included; ms from its first sample. */
export interface UtteranceCut {
  readonly fromMs: number;
  readonly toMs: number;
}

const firstCapacity = 4 * sampleRate;

/** The audio of one utterance, kept for those who hear it later: the second witness, and a second pass over a cut. */
export class UtteranceBuffer {
  #samples = new Int16Array(firstCapacity);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  clear(): void {
    // A long utterance must not hold its memory for ever.
    if (this.#samples.length > firstCapacity) this.#samples = new Int16Array(firstCapacity);
    this.#length = 0;
  }

  append(samples: Int16Array): void {
    const length = this.#length + samples.length;
    if (length > this.#samples.length) {
      const larger = new Int16Array(Math.max(length, this.#samples.length * 2));
      larger.set(this.#samples.subarray(0, this.#length));
      this.#samples = larger;
    }
    this.#samples.set(samples, this.#length);
    this.#length = length;
  }

  /** A view, valid until the next `clear` or `append`. */
  view(from = 0, to = this.#length): Int16Array {
    return this.#samples.subarray(from, to);
  }

  /** The part inside `cut`; a cut outside the audio is clamped to it. */
  cut({ fromMs, toMs }: UtteranceCut): Int16Array {
    const [from, to] = [fromMs, toMs].map((ms) =>
      Math.max(0, Math.min(this.#length, Math.round((ms * sampleRate) / 1000))),
    );
    return this.view(from, to);
  }
}
