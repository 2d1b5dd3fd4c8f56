import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../config/kernel/index.js';
import { LifeWatch } from '../../../../speech/recognizer/life-watch.js';

let clock: VirtualClock;
let hungAt: number[];
let reasons: string[];
let watch: LifeWatch;

beforeEach(() => {
  clock = new VirtualClock();
  hungAt = [];
  reasons = [];
  watch = new LifeWatch({
    clock,
    onHung: (reason) => {
      hungAt.push(clock.now());
      reasons.push(reason);
    },
  });
});

describe('a process that owes an answer', () => {
  it('hangs when it gives no sign of life for ten seconds', async () => {
    watch.expect('answering');
    await clock.advance(60_000);
    expect(hungAt).toEqual([10_000]);
    expect(reasons).toEqual(['it hung: no sign of life for 10 s while it owed an answer']);
    expect(clock.pending).toBe(0);
  });

  it('is slow, and left alone, as long as it gives one now and then', async () => {
    watch.expect('answering');
    for (let round = 0; round < 20; round += 1) {
      await clock.advance(8_500);
      watch.sign();
    }
    expect(hungAt).toEqual([]);
  });

  it('is not watched anew because it is given more to do', async () => {
    watch.expect('answering');
    await clock.advance(9_500);
    watch.expect('answering');
    await clock.advance(500);
    expect(hungAt).toEqual([10_000]);
  });

  it('may be silent for ever when it owes nothing any more', () => {
    watch.expect('answering');
    watch.rest();
    expect(clock.pending).toBe(0);
  });
});

describe('a process that loads its models', () => {
  it('may do so for two minutes without a sign of life, and hangs after that', async () => {
    watch.expect('loading');
    await clock.advance(119_999);
    expect(hungAt).toEqual([]);
    await clock.advance(60_000);
    expect(hungAt).toEqual([120_000]);
    expect(reasons).toEqual(['it hung: no sign of life for 120 s while it loaded its models']);
  });

  it('has ten seconds for its first answer like for any other', async () => {
    watch.expect('loading');
    await clock.advance(30_000);
    watch.rest();
    watch.expect('answering');
    await clock.advance(60_000);
    expect(hungAt).toEqual([40_000]);
  });
});

describe('while this process was not let run', () => {
  it('nobody could have been heard: a long absence counts as one look', () => {
    const looks: (() => void)[] = [];
    const stalled = new LifeWatch({
      clock: { now: () => 1e6, setTimeout: (look) => looks.push(look) as unknown as object, clearTimeout: () => 0 },
      onHung: () => hungAt.push(0),
    });
    stalled.expect('answering');
    // Nine looks that came minutes late each.
    for (let look = 0; look < 9; look += 1) looks[look]?.();
    expect(hungAt).toEqual([]);
    looks[9]?.();
    expect(hungAt).toEqual([0]);
  });
});
