import type { Clock, TimerHandle } from '../../config/kernel/index.js';

export interface StallWatchOptions {
  readonly clock: Clock;
  /** Sound is missing: what comes now does not follow what came before. */
  readonly onGap: () => void;
  /** Nothing comes any more. */
  readonly onStall: () => void;
}

/** The recording program's buffer holds 200 ms: a longer pause of it has lost sound. */
const gapMs = 300;
/** A sound server that loses its microphone reports nothing: the stream just stops. */
const stallMs = 1_000;
/** Data that waited while this process was busy is read before its absence is believed. */
const secondLookMs = 20;

/** Watches for bytes that don't come. */
export class StallWatch {
  readonly #options: StallWatchOptions;
  #timer: TimerHandle | null = null;

  constructor(options: StallWatchOptions) {
    this.#options = options;
  }

  /** Something came, or may be expected from now on. */
  expect(): void {
    this.stop();
    const { onGap, onStall } = this.#options;
    this.#after(gapMs, () => {
      this.#after(stallMs - gapMs, onStall);
      onGap();
    });
  }

  stop(): void {
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #after(delayMs: number, act: () => void): void {
    const { clock } = this.#options;
    this.#timer = clock.setTimeout(() => {
      this.#timer = clock.setTimeout(() => {
        this.#timer = null;
        act();
      }, secondLookMs);
    }, delayMs - secondLookMs);
  }
}
