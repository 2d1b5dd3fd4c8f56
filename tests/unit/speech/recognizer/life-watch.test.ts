import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../config/kernel/index.js';
import { LifeWatch } from '../../../../speech/recognizer/life-watch.js';

let clock: VirtualClock;
let hungAt: number[];
let watch: LifeWatch;

beforeEach(() => {
  clock = new VirtualClock();
  hungAt = [];
  watch = new LifeWatch({ clock, onHung: () => hungAt.push(clock.now()) });
});

describe('a process that owes an answer', () => {
  it('hangs when it gives no sign of life for ten seconds', async () => {
    watch.expect();
    await clock.advance(60_000);
    expect(hungAt).toEqual([10_000]);
    expect(clock.pending).toBe(0);
  });

  it('is slow, and left alone, as long as it gives one now and then', async () => {
    watch.expect();
    for (let round = 0; round < 20; round += 1) {
      await clock.advance(8_500);
      watch.sign();
    }
    expect(hungAt).toEqual([]);
  });

  it('is not watched anew because it is given more to do', async () => {
    watch.expect();
    await clock.advance(9_500);
    watch.expect();
    await clock.advance(500);
    expect(hungAt).toEqual([10_000]);
  });

  it('may be silent for ever when it owes nothing any more', () => {
    watch.expect();
    watch.rest();
    expect(clock.pending).toBe(0);
  });
});

describe('while this process was not let run', () => {
  it('nobody could have been heard: a long absence counts as one look', () => {
    const looks: (() => void)[] = [];
    const stalled = new LifeWatch({
      clock: { now: () => 1e6, setTimeout: (look) => looks.push(look) as unknown as object, clearTimeout: () => 0 },
      onHung: () => hungAt.push(0),
    });
    stalled.expect();
    // Nine looks that came minutes late each.
    for (let look = 0; look < 9; look += 1) looks[look]?.();
    expect(hungAt).toEqual([]);
    looks[9]?.();
    expect(hungAt).toEqual([0]);
  });
});
