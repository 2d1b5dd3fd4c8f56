import { limits } from '../../../firmware-bridge/protocol/index.js';
import type { Bits } from '../emulated-board.types.js';
import { bitOf, hasBit } from './bits.js';

/** Times are the board's, ms. */
interface Input {
  /** In the latest sample. */
  isSeenClosed: boolean;
  /** The first of the closed samples that may make it count as closed. */
  burstBeganMs: number;
  /** The last closed sample before those that are open now. */
  lastClosedMs: number;
  /** Until then another change makes it blink; null: it is steady. */
  steadyAtMs: number | null;
}

const debounceMs = limits.inputDebounceMs.value;

/**
 * The inputs as they count: closed once seen closed for 20 ms without a gap as long, open after such a gap. What changes again
 * within 1.5 s blinks until it has been steady for as long. Told of samples only when something is due: nothing happens between.
 */
export class SteadyInputs {
  readonly #inputs: readonly Input[];
  #sample: Bits;
  #closed: Bits;
  #blinking: Bits = 0n;
  #dueMs = Infinity;

  /** @param sample what was there at the start counts at once */
  constructor(count: number, sample: Bits) {
    this.#sample = sample;
    this.#closed = sample;
    this.#inputs = Array.from({ length: count }, (_, index) => ({
      isSeenClosed: hasBit(sample, index),
      burstBeganMs: -Infinity,
      lastClosedMs: -Infinity,
      steadyAtMs: null,
    }));
  }

  get closed(): Bits {
    return this.#closed;
  }

  get blinking(): Bits {
    return this.#blinking;
  }

  /** Closed for 1.5 s without a change, or since the start. */
  isClosedSteadily(input: number): boolean {
    return hasBit(this.#closed, input) && this.#inputs[input]?.steadyAtMs === null;
  }

  /** When something changes though the sample does not; Infinity: never. */
  get dueMs(): number {
    return this.#dueMs;
  }

  /** The sample of this ms; true where something that a host can see has changed. */
  take(sample: Bits, nowMs: number): boolean {
    if (sample === this.#sample && nowMs < this.#dueMs) return false;
    this.#sample = sample;
    let hasChanged = false;
    for (const [index, input] of this.#inputs.entries()) {
      const hasSteadied = this.#endBlinking(input, index, nowMs);
      see(input, hasBit(sample, index), nowMs);
      const hasSettled = this.#settle(input, index, nowMs);
      hasChanged ||= hasSteadied || hasSettled;
    }
    this.#dueMs = Math.min(...this.#inputs.map((input, index) => this.#dueOf(input, index)));
    return hasChanged;
  }

  #endBlinking(input: Input, index: number, nowMs: number): boolean {
    if (input.steadyAtMs === null || nowMs < input.steadyAtMs) return false;
    input.steadyAtMs = null;
    const hasBlinked = hasBit(this.#blinking, index);
    if (hasBlinked) this.#blinking ^= bitOf(index);
    return hasBlinked;
  }

  #settle(input: Input, index: number, nowMs: number): boolean {
    if (nowMs < this.#settlesMs(input, index)) return false;
    this.#closed ^= bitOf(index);
    if (input.steadyAtMs !== null && !input.isSeenClosed) this.#blinking |= bitOf(index);
    input.steadyAtMs = nowMs + limits.blinkMaxMs.value;
    return true;
  }

  /** When it counts as what it is seen as; Infinity: it does. */
  #settlesMs({ isSeenClosed, burstBeganMs, lastClosedMs }: Input, index: number): number {
    if (isSeenClosed === hasBit(this.#closed, index)) return Infinity;
    return (isSeenClosed ? burstBeganMs : lastClosedMs) + debounceMs;
  }

  #dueOf(input: Input, index: number): number {
    return Math.min(this.#settlesMs(input, index), input.steadyAtMs ?? Infinity);
  }
}

function see(input: Input, isClosed: boolean, nowMs: number): void {
  if (isClosed === input.isSeenClosed) return;
  input.isSeenClosed = isClosed;
  // A sample a ms: the one before was still closed.
  if (!isClosed) input.lastClosedMs = nowMs - 1;
  else if (nowMs - input.lastClosedMs > debounceMs) input.burstBeganMs = nowMs;
}
