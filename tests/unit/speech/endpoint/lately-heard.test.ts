import { expect, it } from 'vitest';
import { LatelyHeard } from '../../../../speech/endpoint/lately-heard.js';

function heard(...levels: readonly (readonly [frames: number, dbFs: number])[]): number | null {
  const lately = new LatelyHeard();
  for (const [frames, dbFs] of levels) for (let frame = 0; frame < frames; frame += 1) lately.add(dbFs);
  return lately.levelDbFs;
}

it('is not known before half a second of sound', () => {
  expect(heard([24, -50])).toBeNull();
  expect(heard([25, -50])).toBe(-50);
});

it('is that of the last three seconds', () => {
  expect(heard([500, -20], [150, -60])).toBe(-60);
});

it('is that of people who talk all the time, and not that of somebody who said a word', () => {
  expect(heard([50, -60], [100, -30])).toBe(-30);
  expect(heard([110, -60], [40, -30])).toBe(-60);
});
