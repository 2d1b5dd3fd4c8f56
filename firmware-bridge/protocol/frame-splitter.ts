import { decodeFrame, longestFrame } from './frame.js';
import type { Frame, FrameFault } from './frame.js';

/** What stood between two zeros: a frame, or bytes that are none and why. */
export type Piece =
  { readonly kind: 'frame'; readonly frame: Frame } | { readonly kind: 'bad'; readonly fault: FrameFault };

/** COBS adds one byte. */
const longestPiece = longestFrame + 1;

/**
 * Cuts a stream of bytes, in whatever portions it arrives, into frames. A zero always begins afresh, so one damaged frame
 * costs itself and nothing after it. What is thrown away is told too: silence about line noise hides a wrong baud rate.
 */
export class FrameSplitter {
  #pending: number[] = [];
  #isOverlong = false;

  push(bytes: Uint8Array): Piece[] {
    const pieces: Piece[] = [];
    for (const byte of bytes) {
      if (byte !== 0) this.#keep(byte);
      else if (this.#pending.length > 0) pieces.push(this.#finish());
    }
    return pieces;
  }

  #keep(byte: number): void {
    // A stream without zeros must not fill the memory: the rest of an overlong piece is dropped.
    if (this.#pending.length < longestPiece) this.#pending.push(byte);
    else this.#isOverlong = true;
  }

  #finish(): Piece {
    const bytes = Uint8Array.from(this.#pending);
    const isOverlong = this.#isOverlong;
    this.#pending = [];
    this.#isOverlong = false;
    const decoded = isOverlong ? ({ ok: false, failure: 'tooLong' } as const) : decodeFrame(bytes);
    return decoded.ok ? { kind: 'frame', frame: decoded.value } : { kind: 'bad', fault: decoded.failure };
  }
}
