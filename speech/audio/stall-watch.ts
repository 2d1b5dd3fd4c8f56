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
/**
 * While this process stands still, what is recorded waits between the two programs, and is whole, until there is no room for
 * more: 107 kB were measured on x86-64 Linux, 3.3 s of sound. Less than that, since other systems give a socket less room.
 */
const longestWaitMs = 2_000;

/** Watches for bytes that don't come, or that nobody read for too long. */
export class StallWatch {
  readonly #options: StallWatchOptions;
  #timer: TimerHandle | null = null;
  #expectedFromMs = 0;

  constructor(options: StallWatchOptions) {
    this.#options = options;
  }

  /** Whether sound may be missing behind the bytes that are here now, because nobody read any for so long. */
  get hasOverflowed(): boolean {
    return this.#options.clock.now() - this.#expectedFromMs > longestWaitMs;
  }

  /** Something came, or may be expected from now on. */
  expect(): void {
    this.stop();
    const { clock, onGap, onStall } = this.#options;
    this.#expectedFromMs = clock.now();
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
