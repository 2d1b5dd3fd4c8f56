import { expect, it } from 'vitest';
import { wilsonInterval } from '../../../../speech/measuring/wilson-interval.js';

it.each([
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('of %i of %i is from %f to %f', (count, n, low, high) => {
  const interval = wilsonInterval(count, n);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

it('of all is that of none, turned round', () => {
  expect(wilsonInterval(20, 20).low).toBeCloseTo(1 - wilsonInterval(0, 20).high, 10);
  expect(wilsonInterval(20, 20).high).toBe(1);
});

it('of nothing counted is everything', () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});
