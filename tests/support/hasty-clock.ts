import { systemClock, type Clock } from '../../config/kernel/index.js';

/** Pauses between attempts pass at once; waits of `longMs` and more take `longTakesMs` (default: they never end). */
export function hastyClock(longMs = 10_000, longTakesMs = 1e8): Clock {
  return {
    ...systemClock,
    setTimeout: (callback, delayMs) => {
      const handle = globalThis.setTimeout(callback, delayMs < longMs ? 0 : longTakesMs);
      handle.unref();
      return handle;
    },
  };
}
