import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { settleWithin } from '../../../firmware-bridge/link/settle-within.js';

describe('a promise that has so long', () => {
  it('gives its value where it comes in time, and leaves no timer behind', async () => {
    const clock = new VirtualClock();
    const value = new Promise<string>((resolve) => {
      clock.setTimeout(() => {
        resolve('here');
      }, 99);
    });
    expect(await clock.resolve(settleWithin(clock, 100, value))).toBe('here');
    expect([clock.now(), clock.pending]).toEqual([99, 0]);
  });

  it('gives nothing where it does not', async () => {
    const clock = new VirtualClock();
    expect(await clock.resolve(settleWithin(clock, 100, new Promise<string>(() => undefined)))).toBeUndefined();
    expect(clock.now()).toBe(100);
  });

  it('fails as it fails', async () => {
    const clock = new VirtualClock();
    const broken = settleWithin(clock, 100, Promise.reject(new Error('no')));
    await expect(clock.resolve(broken)).rejects.toThrow('no');
    expect(clock.pending).toBe(0);
  });
});
