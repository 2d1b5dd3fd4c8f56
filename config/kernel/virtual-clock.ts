import type { Clock, TimerHandle } from './clock.js';

interface VirtualTimer {
  readonly dueMs: number;
  readonly order: number;
  readonly callback: () => void;
}

/**
 * Time that moves only when told, one timer at a time in due order, so that a callback which sets the next timer is honoured
 * inside the same advance (a jump over several timers would fire a heartbeat once instead of ten times).
 */
export class VirtualClock implements Clock {
  #nowMs = 0;
  #order = 0;
  readonly #timers = new Set<VirtualTimer>();

  now(): number {
    return this.#nowMs;
  }

  /** Refuses a delay that is no number: it would compare as neither early nor late and stop every other timer. */
  setTimeout(callback: () => void, delayMs: number): TimerHandle {
    if (Number.isNaN(delayMs)) throw new RangeError('virtual time: a delay that is not a number');
    const timer = { dueMs: this.#nowMs + Math.max(0, delayMs), order: (this.#order += 1), callback };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(handle: TimerHandle): void {
    this.#timers.delete(handle as VirtualTimer);
  }

  /** How many timers wait; a test that ends with some of them has leaked. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves time forward, firing each timer at its own instant and letting promises settle in between. */
  async advance(durationMs: number): Promise<void> {
    const endMs = this.#nowMs + durationMs;
    // Hours of it may be moved in one go: signals and disks get their turn once a move.
    await new Promise((resolve) => setImmediate(resolve));
    await settlePromises();
    for (let next = this.#earliest(); next !== undefined && next.dueMs <= endMs; next = this.#earliest()) {
      this.#timers.delete(next);
      this.#nowMs = next.dueMs;
      next.callback();
      await settlePromises();
    }
    this.#nowMs = endMs;
  }

  /** Moves time until the promise settles; gives up after an hour of virtual time or when nothing is left to wait for. */
  async resolve<Value>(promise: Promise<Value>): Promise<Value> {
    let isSettled = false as boolean;
    const settle = (): void => {
      isSettled = true;
    };
    promise.then(settle, settle);
    const limitMs = this.#nowMs + 3_600_000;
    await settlePromises();
    while (!isSettled) {
      const next = this.#earliest();
      if (next === undefined) throw new Error('virtual time: the promise waits for something that is no timer');
      if (next.dueMs > limitMs) throw new Error('virtual time: the promise did not settle within an hour');
      await this.advance(next.dueMs - this.#nowMs);
    }
    return promise;
  }

  #earliest(): VirtualTimer | undefined {
    let earliest: VirtualTimer | undefined;
    for (const timer of this.#timers) {
      const isEarlier =
        earliest === undefined ||
        timer.dueMs < earliest.dueMs ||
        (timer.dueMs === earliest.dueMs && timer.order < earliest.order);
      if (isEarlier) earliest = timer;
    }
    return earliest;
  }
}

/**
 * A tick that is asked for by a promise comes after all that promises have still to do, however long their chains are; twice
 * covers streams, which hand over in ticks. It is many times cheaper than a turn of the event loop.
 */
async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1)
    await new Promise<void>((resolve) => {
      process.nextTick(resolve);
    });
}
