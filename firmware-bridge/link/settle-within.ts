import type { Clock } from '../../config/kernel/index.js';

/** The promise's value, or undefined when it has not come within the time. Leaves no timer behind. */
export function settleWithin<Value>(
  clock: Clock,
  limitMs: number,
  promise: Promise<Value>,
): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => {
      resolve(undefined);
    }, limitMs);
    promise.then(resolve, reject).finally(() => {
      clock.clearTimeout(timer);
    });
  });
}
