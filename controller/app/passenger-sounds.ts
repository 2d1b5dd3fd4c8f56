import { sampleRate } from '../../config/kernel/index.js';
import { writeWav } from '../../speech/index.js';
import type { PassengerView } from '../api/contract/view.schema.js';

/** A page fetches what it was told of at once; later than this many passengers, nobody wants to hear it any longer. */
const mostKept = 4;

/** What simulated passengers say, kept for a moment for the pages to fetch. */
export class PassengerSounds {
  readonly #kept = new Map<string, Uint8Array>();
  #count = 0;

  keep(station: string, samples: Int16Array): PassengerView {
    this.#count += 1;
    const id = String(this.#count);
    this.#kept.set(id, writeWav(samples));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return {
      station,
      url: `/api/v1/simulator/passengers/${id}.wav`,
      durationMs: Math.ceil((samples.length * 1000) / sampleRate),
    };
  }

  /** Bytes of a WAV file; null for a name that was never given out or is too old. */
  find(id: string): Uint8Array | null {
    return this.#kept.get(id) ?? null;
  }
}
