import { quantileOf } from './room-level.js';

/** Three seconds of frames of 20 ms: nobody who asks for a floor fills half of them with the words before. */
const mostFrames = 150;
const leastFrames = 25;

/** How loud it was lately, whatever was heard: a fan, other people's talk, the announcer. The level of a room knows only its pauses. */
export class LatelyHeard {
  #levels: number[] = [];

  add(levelDbFs: number): void {
    this.#levels.push(levelDbFs);
    if (this.#levels.length > mostFrames) this.#levels.shift();
  }

  /** Median, dBFS; null before half a second was heard. */
  get levelDbFs(): number | null {
    return this.#levels.length < leastFrames ? null : quantileOf(this.#levels, 0.5);
  }
}
