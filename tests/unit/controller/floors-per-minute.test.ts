import { expect, it } from 'vitest';
import type { Floor } from '../../../config/index.js';
import { floorsPerMinute, otherFloors, recentCalls } from '../../../controller/domain/safety-rules.js';
import { landingStation } from '../../support/landing-station.js';
import { testStation } from '../../support/station-bench.js';

const building = (callable: number) => {
  const [first] = testStation().floors;
  const floors = Array.from({ length: callable }, (_, index): Floor => ({
    ...first!,
    id: `${index}`,
    number: index + 1,
  }));
  return testStation({ floors: [...floors, { ...first!, id: 'locked', voice: false }] });
};

it.each([
  [3, 4],
  [4, 4],
  [5, 4],
  [7, 6],
  [9, 8],
  [40, 8],
])('of a building with %i floors that voice calls %i are called within a minute at most', (callable, most) => {
  expect(floorsPerMinute(building(callable))).toBe(most);
});

it('both directions of a landing are never too many', () => {
  expect(floorsPerMinute(landingStation())).toBeGreaterThan(2);
});

it('each floor counts once, for a minute, and not against itself', () => {
  const calls = [
    { button: '1', atMs: 0 },
    { button: '2', atMs: 10_000 },
    { button: '2', atMs: 20_000 },
    { button: '3', atMs: 30_000 },
  ];
  expect(otherFloors(recentCalls(calls, 59_999), '9')).toBe(3);
  expect(otherFloors(recentCalls(calls, 59_999), '3')).toBe(2);
  expect(otherFloors(recentCalls(calls, 60_000), '9')).toBe(2);
});
