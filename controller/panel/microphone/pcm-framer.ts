/** Samples per frame on the wire: 40 ms, two blocks of the station. */
export const frameSamples = 640;

export interface PcmFrame {
  readonly samples: Int16Array<ArrayBuffer>;
  /** Root mean square, 0..1, for the meter. */
  readonly level: number;
}

/** Cuts a stream of -1..1 into frames of signed 16-bit samples, clipped instead of wrapped around. */
export class PcmFramer {
  #frame = new Int16Array(frameSamples);
  #filled = 0;
  #energy = 0;

  add(samples: Float32Array): PcmFrame[] {
    const frames: PcmFrame[] = [];
    for (const sample of samples) {
      this.#frame[this.#filled] = Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)));
      this.#filled += 1;
      this.#energy += sample * sample;
      if (this.#filled < frameSamples) continue;
      frames.push({ samples: this.#frame, level: Math.sqrt(this.#energy / frameSamples) });
      this.#frame = new Int16Array(frameSamples);
      this.#filled = 0;
      this.#energy = 0;
    }
    return frames;
  }
}
