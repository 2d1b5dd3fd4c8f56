import type { Clock } from '../../config/kernel/index.js';

/** How much longer a recogniser may take to answer than one that somebody waits for. */
const patience = 60;

/**
 * A clock for measuring: a recogniser that is slow because the machine is busy is waited for, because what is measured is what it
 * hears, and an utterance lost to a time-out would count as one that was not understood.
 */
export function patientClock(clock: Clock): Clock {
  return {
    now: () => clock.now(),
    setTimeout: (callback, ms) => clock.setTimeout(callback, ms * patience),
    clearTimeout: (handle) => {
      clock.clearTimeout(handle);
    },
  };
}
