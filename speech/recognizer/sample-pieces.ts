/** Gathers samples to pieces: a message per 20 ms costs more than what the recogniser does with it. */
export class SamplePieces {
  readonly #length: number;
  readonly #onPiece: (samples: Int16Array) => void;
  #waiting: Int16Array[] = [];
  #samples = 0;

  /** @param length samples; a piece has at least as many, only the last may have fewer */
  constructor(length: number, onPiece: (samples: Int16Array) => void) {
    this.#length = length;
    this.#onPiece = onPiece;
  }

  add(samples: Int16Array): void {
    this.#waiting.push(samples);
    this.#samples += samples.length;
    if (this.#samples >= this.#length) this.flush();
  }

  flush(): void {
    if (this.#samples === 0) return;
    const piece = new Int16Array(this.#samples);
    let at = 0;
    for (const part of this.#waiting) {
      piece.set(part, at);
      at += part.length;
    }
    this.#waiting = [];
    this.#samples = 0;
    this.#onPiece(piece);
  }
}
