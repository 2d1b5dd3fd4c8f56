import { blockMs } from '../../config/kernel/index.js';
import type { PcmBlock } from '../../config/kernel/index.js';
import { isDigitalSilence } from './level.js';

/** A microphone that has given a signal and now gives nothing but zeros is dead after so long. */
const lostSignalMs = 2_000;
/** One that has not given any yet: some need seconds until their converters run, and a sound server may be late with its source. */
const noSignalMs = 30_000;

/**
 * Tells a dead microphone from a quiet room. A sound server that loses its microphone reports nothing and hands out zeros; a
 * converter that works always has some noise. Time is counted in audio, so a burst of late blocks changes nothing.
 */
export class DeadSignal {
  /** Kept over runs of the program: a microphone that has once worked, or was once found dead, is not well because its program is new. */
  #isSignalExpected = false;
  #zeroMs = 0;

  /** `zeros` says nothing about the microphone's health yet, unless it is a fresh one (`isSignalExpected`). */
  take(block: PcmBlock): 'signal' | 'zeros' | 'dead' {
    if (!isDigitalSilence(block)) {
      this.#isSignalExpected = true;
      this.#zeroMs = 0;
      return 'signal';
    }
    this.#zeroMs += blockMs;
    if (this.#zeroMs <= (this.#isSignalExpected ? lostSignalMs : noSignalMs)) return 'zeros';
    this.#isSignalExpected = true;
    this.#zeroMs = 0;
    return 'dead';
  }

  get isSignalExpected(): boolean {
    return this.#isSignalExpected;
  }

  /** A fresh microphone's thirty seconds go on counting: a program that restarts all the time would never be found silent. */
  beginRun(): void {
    if (this.#isSignalExpected) this.#zeroMs = 0;
  }
}
