import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { SoundDelay } from '../../../speech/audio/sound-delay.js';

let clock: VirtualClock;
let delay: SoundDelay;

beforeEach(() => {
  clock = new VirtualClock();
  delay = new SoundDelay(clock);
});

/** Blocks that come every so many ms; how late the last one was. */
async function flow(blocks: number, everyMs = 20): Promise<number> {
  let lateMs = Number.NaN;
  for (let block = 0; block < blocks; block += 1) {
    await clock.advance(everyMs);
    lateMs = delay.ofNextBlock();
  }
  return lateMs;
}

describe('sound', () => {
  it('that comes as it is captured is not late', async () => {
    expect(await flow(1_000)).toBe(0);
  });

  it('that lay in the pipe while nobody read it is as late as that, and less so with every block', async () => {
    await flow(100);
    await clock.advance(2_000);
    expect([delay.ofNextBlock(), delay.ofNextBlock()]).toEqual([1_980, 1_960]);
    for (let block = 2; block < 100; block += 1) delay.ofNextBlock();
    expect(await flow(1)).toBe(0);
  });

  it('is as late as it is when it comes in chunks', async () => {
    await clock.advance(20);
    delay.ofNextBlock();
    const lates: number[] = [];
    for (let chunk = 0; chunk < 3; chunk += 1) {
      await clock.advance(80);
      lates.push(...[1, 2, 3, 4].map(() => delay.ofNextBlock()));
    }
    expect(lates).toEqual([60, 40, 20, 0, 60, 40, 20, 0, 60, 40, 20, 0]);
  });

  it('of a sound card whose second is a little too long does not seem later and later', async () => {
    // 200 millionths, over an hour and more.
    expect(await flow(200_000, 20.004)).toBeLessThan(3);
  });

  it('seems late for ten seconds at most where some was lost', async () => {
    await flow(100);
    await clock.advance(1_000);
    expect(await flow(1)).toBe(1_000);
    expect(await flow(500)).toBe(0);
  });

  it('begins anew with a stream that does', async () => {
    await flow(100);
    await clock.advance(30_000);
    delay.restart();
    expect(await flow(1)).toBe(0);
  });
});
