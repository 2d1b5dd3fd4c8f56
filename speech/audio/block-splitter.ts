import { blockSamples } from '../../config/kernel/index.js';
import type { PcmBlock } from '../../config/kernel/index.js';

/** Cuts samples that arrive in chunks of any size into blocks of 20 ms. Every block is new memory. */
export class BlockSplitter {
  readonly #emit: (block: PcmBlock) => void;
  #block = new Int16Array(blockSamples);
  #filled = 0;
  /** The first half of a sample whose second half has not arrived; a pipe may break anywhere. */
  #oddByte: number | null = null;

  constructor(emit: (block: PcmBlock) => void) {
    this.#emit = emit;
  }

  push(samples: Int16Array): void {
    for (let at = 0; at < samples.length;) {
      const part = samples.subarray(at, at + blockSamples - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === blockSamples) this.#flush();
    }
  }

  /** Little-endian signed 16-bit samples as bytes. */
  pushBytes(bytes: Uint8Array): void {
    const joined = this.#oddByte === null ? bytes : Uint8Array.of(this.#oddByte, ...bytes);
    const view = new DataView(joined.buffer, joined.byteOffset, joined.byteLength);
    const samples = new Int16Array(Math.floor(joined.length / 2));
    for (let index = 0; index < samples.length; index += 1) samples[index] = view.getInt16(index * 2, true);
    this.#oddByte = joined.length % 2 === 1 ? view.getUint8(joined.length - 1) : null;
    this.push(samples);
  }

  /** Forgets an unfinished block: what follows belongs to another recording. */
  reset(): void {
    this.#filled = 0;
    this.#oddByte = null;
  }

  #flush(): void {
    const block = this.#block;
    this.#block = new Int16Array(blockSamples);
    this.#filled = 0;
    this.#emit(block);
  }
}
