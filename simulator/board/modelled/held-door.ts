import { limits } from '../../../firmware-bridge/protocol/index.js';

interface Hold {
  readonly channel: number;
  readonly beganMs: number;
  endsMs: number;
}

const longestMs = limits.holdLongestS.value * 1_000;

/** A door that is held, and how much of its time it has left. Times are the board's, ms. */
export class HeldDoor {
  #hold: Hold | null = null;
  #endedMs = 0;
  /** By holds before this one without a pause between. At the start all of it: nobody knows how long it was held before. */
  #spentMs = longestMs;

  /** null: none. */
  get channel(): number | null {
    return this.#hold?.channel ?? null;
  }

  /** Infinity: none is held. */
  get endsMs(): number {
    return this.#hold?.endsMs ?? Infinity;
  }

  /** @param longestHold s, the relay's own limit */
  leftMs(longestHold: number, nowMs: number): number {
    const usedMs = this.#spentBefore(nowMs) + (this.#hold === null ? 0 : nowMs - this.#hold.beganMs);
    return Math.max(0, Math.min(longestHold * 1_000, longestMs) - usedMs);
  }

  /** Begins to hold, or goes on: the time counts from now. */
  extend(channel: number, durationMs: number, longestHold: number, nowMs: number): void {
    const endsMs = nowMs + Math.min(durationMs, this.leftMs(longestHold, nowMs));
    this.#spentMs = this.#spentBefore(nowMs);
    if (this.#hold === null) this.#hold = { channel, beganMs: nowMs, endsMs };
    else this.#hold.endsMs = endsMs;
  }

  end(nowMs: number): void {
    if (this.#hold === null) return;
    this.#spentMs += nowMs - this.#hold.beganMs;
    this.#hold = null;
    this.#endedMs = nowMs;
  }

  /** A pause that was long enough is a new beginning. */
  #spentBefore(nowMs: number): number {
    const isRested = this.#hold === null && nowMs - this.#endedMs >= limits.holdPauseMs.value;
    return isRested ? 0 : this.#spentMs;
  }
}
