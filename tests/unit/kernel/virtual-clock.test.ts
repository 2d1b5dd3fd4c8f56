import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';

/** A clock, and what happened on it as `[ms, what]`. */
function clockWithRecord(): {
  readonly clock: VirtualClock;
  readonly record: (what: string) => () => void;
  readonly log: [number, string][];
} {
  const clock = new VirtualClock();
  const log: [number, string][] = [];
  return { clock, log, record: (what) => () => log.push([clock.now(), what]) };
}

describe('virtual time', () => {
  it('stands still until it is moved', async () => {
    const { clock, record, log } = clockWithRecord();
    clock.setTimeout(record('due'), 10);
    await clock.advance(9);
    expect([clock.now(), log, clock.pending]).toEqual([9, [], 1]);
    await clock.advance(1);
    expect([clock.now(), log, clock.pending]).toEqual([10, [[10, 'due']], 0]);
  });

  it('lets whatever waits for the event loop have its turn once a move: a signal is heard in the midst of hours', async () => {
    const { clock, log } = clockWithRecord();
    setImmediate(() => log.push([clock.now(), 'turn']));
    await clock.advance(10);
    expect(log).toEqual([[0, 'turn']]);
  });

  it('fires in the order in which timers are due, equal ones in the order in which they were set', async () => {
    const { clock, record, log } = clockWithRecord();
    clock.setTimeout(record('late'), 20);
    clock.setTimeout(record('first'), 10);
    clock.setTimeout(record('second'), 10);
    clock.setTimeout(record('at once'), -5);
    await clock.advance(100);
    expect(log).toEqual([
      [0, 'at once'],
      [10, 'first'],
      [10, 'second'],
      [20, 'late'],
    ]);
  });

  it('honours a timer that is set by a timer inside the same advance', async () => {
    const { clock, record, log } = clockWithRecord();
    const beat = (): void => {
      record('beat')();
      clock.setTimeout(beat, 1_000);
    };
    clock.setTimeout(beat, 1_000);
    await clock.advance(10_500);
    expect(log.map(([ms]) => ms)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((second) => second * 1_000));
    expect(clock.now()).toBe(10_500);
  });

  it('lets promises settle between two timers', async () => {
    const { clock, record, log } = clockWithRecord();
    clock.setTimeout(() => {
      void Promise.resolve()
        .then(() => Promise.resolve())
        .then(record('after an await'));
    }, 10);
    clock.setTimeout(record('next timer'), 20);
    await clock.advance(20);
    expect(log).toEqual([
      [10, 'after an await'],
      [20, 'next timer'],
    ]);
  });

  it('does not fire what was cleared, also when another timer clears it', async () => {
    const { clock, record, log } = clockWithRecord();
    const doomed = clock.setTimeout(record('doomed'), 10);
    clock.setTimeout(() => {
      clock.clearTimeout(doomed);
    }, 5);
    await clock.advance(20);
    expect([log, clock.pending]).toEqual([[], 0]);
  });

  it('passes on what a timer throws and can go on afterwards', async () => {
    const { clock, record, log } = clockWithRecord();
    clock.setTimeout(() => {
      throw new Error('from the timer');
    }, 5);
    clock.setTimeout(record('later'), 10);
    await expect(clock.advance(20)).rejects.toThrow('from the timer');
    await clock.advance(10);
    expect(log).toEqual([[10, 'later']]);
  });

  it('refuses a delay that is no number', () => {
    expect(() => new VirtualClock().setTimeout(() => undefined, Number.NaN)).toThrow(RangeError);
  });
});

describe('resolving a promise in virtual time', () => {
  it('moves exactly as far as the promise needs', async () => {
    const clock = new VirtualClock();
    clock.setTimeout(() => undefined, 9_000);
    const promise = new Promise<string>((resolve) =>
      clock.setTimeout(() => {
        resolve('there');
      }, 1_500),
    );
    expect([await clock.resolve(promise), clock.now(), clock.pending]).toEqual(['there', 1_500, 1]);
  });

  it('passes on a rejection', async () => {
    await expect(new VirtualClock().resolve(Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('says so when nothing is left to wait for', async () => {
    await expect(new VirtualClock().resolve(new Promise(() => undefined))).rejects.toThrow('no timer');
  });

  it('gives up after an hour of a timer that sets itself again', async () => {
    const clock = new VirtualClock();
    const again = (): void => {
      clock.setTimeout(again, 60_000);
    };
    again();
    await expect(clock.resolve(new Promise(() => undefined))).rejects.toThrow('within an hour');
    expect(clock.now()).toBe(3_600_000);
  });
});
