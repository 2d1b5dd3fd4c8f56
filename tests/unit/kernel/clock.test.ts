import { describe, expect, it } from 'vitest';
import { delay, repeat, systemClock, VirtualClock, type Clock } from '../../../config/kernel/index.js';

describe('repeat', () => {
  it('calls at every period and never again once stopped', async () => {
    const clock = new VirtualClock();
    const at: number[] = [];
    const stop = repeat(clock, 250, () => at.push(clock.now()));
    await clock.advance(1_000);
    stop();
    await clock.advance(1_000);
    expect(at).toEqual([250, 500, 750, 1_000]);
    expect(clock.pending).toBe(0);
  });

  it('can be stopped by its own callback', async () => {
    const clock = new VirtualClock();
    let calls = 0;
    const stop = repeat(clock, 100, () => {
      calls += 1;
      stop();
    });
    await clock.advance(1_000);
    expect([calls, clock.pending]).toEqual([1, 0]);
  });

  it('does not drift when timers come late', () => {
    const { clock, fireAt } = lateClock();
    const at: number[] = [];
    repeat(clock, 100, () => at.push(clock.now()));
    for (const ms of [107, 203, 312, 400]) fireAt(ms);
    expect(at).toEqual([107, 203, 312, 400]);
    expect(fireAt.dueMs()).toBe(500);
  });

  it('drops the periods that passed during a stall instead of making up for them', () => {
    const { clock, fireAt } = lateClock();
    let calls = 0;
    repeat(clock, 100, () => (calls += 1));
    fireAt(1_050);
    expect(fireAt.dueMs()).toBe(1_050);
    fireAt(1_051);
    expect(fireAt.dueMs()).toBe(1_150);
    expect(calls).toBe(2);
  });
});

describe('delay', () => {
  it("settles after that much of the clock's time", async () => {
    const clock = new VirtualClock();
    await clock.resolve(delay(clock, 700));
    expect(clock.now()).toBe(700);
  });
});

describe('the system clock', () => {
  it('never runs backwards and fires no earlier than asked', async () => {
    const before = systemClock.now();
    await delay(systemClock, 5);
    // Node counts timers in whole milliseconds.
    expect(systemClock.now() - before).toBeGreaterThanOrEqual(4);
  });

  it('does not fire what was cleared', async () => {
    let hasFired = false;
    const handle = systemClock.setTimeout(() => {
      hasFired = true;
    }, 1);
    systemClock.clearTimeout(handle);
    await delay(systemClock, 10);
    expect(hasFired).toBe(false);
  });
});

/** A clock of one timer that fires when the test says so, late as on a loaded machine. */
function lateClock(): { readonly clock: Clock; readonly fireAt: ((ms: number) => void) & { dueMs(): number } } {
  let nowMs = 0;
  let dueMs = Number.NaN;
  let waiting: () => void = () => undefined;
  const clock: Clock = {
    now: () => nowMs,
    setTimeout: (callback, delayMs) => {
      dueMs = nowMs + delayMs;
      waiting = callback;
      return callback;
    },
    clearTimeout: () => undefined,
  };
  const fireAt = (ms: number): void => {
    nowMs = ms;
    waiting();
  };
  return { clock, fireAt: Object.assign(fireAt, { dueMs: () => dueMs }) };
}
