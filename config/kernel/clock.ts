/** A timer that was set; opaque to everybody but its clock. */
export type TimerHandle = object;

/**
 * The one source of time. Its shape is also XState's `Clock`, so the same object drives machines, link and simulator, and a
 * virtual one (`VirtualClock`) makes all of them wait without waiting.
 */
export interface Clock {
  /** Monotonic milliseconds since an arbitrary origin. Not the time of day. */
  now(): number;
  setTimeout(callback: () => void, delayMs: number): TimerHandle;
  clearTimeout(handle: TimerHandle): void;
}

/** The machine's own monotonic clock. The only place outside bootstrap code that touches global timers. */
export const systemClock: Clock = {
  now: () => performance.now(),
  setTimeout: (callback, delayMs) => globalThis.setTimeout(callback, delayMs),
  clearTimeout: (handle) => {
    globalThis.clearTimeout(handle as NodeJS.Timeout);
  },
};

/** Calls `callback` every `periodMs` without drift until the returned function is called. */
export function repeat(clock: Clock, periodMs: number, callback: () => void): () => void {
  let next = clock.now() + periodMs;
  let handle = clock.setTimeout(tick, periodMs);
  let isStopped = false;
  function tick(): void {
    callback();
    if (isStopped) return;
    // After a long stall the missed periods are dropped: a burst of late ticks would tell nobody anything new.
    next = Math.max(next + periodMs, clock.now());
    handle = clock.setTimeout(tick, next - clock.now());
  }
  return () => {
    isStopped = true;
    clock.clearTimeout(handle);
  };
}

/** Settles after `delayMs` of the clock's time. */
export function delay(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimeout(resolve, delayMs);
  });
}
