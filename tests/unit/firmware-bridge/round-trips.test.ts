import { expect, it } from 'vitest';
import { RoundTrips } from '../../../firmware-bridge/link/round-trips.js';

it('counts exchanges and retransmissions', () => {
  const trips = new RoundTrips();
  expect([trips.exchanges, trips.retransmissions, trips.medianMs]).toEqual([0, 0, null]);
  trips.retransmitted();
  trips.retransmitted();
  trips.answered(8);
  expect([trips.exchanges, trips.retransmissions, trips.medianMs]).toEqual([1, 2, 8]);
});

it('tells the median by size, not by order', () => {
  const trips = new RoundTrips();
  for (const ms of [30, 9, 200, 10, 7]) trips.answered(ms);
  expect(trips.medianMs).toBe(10);
});

it('forgets what is more than 200 exchanges ago', () => {
  const trips = new RoundTrips();
  for (let count = 0; count < 101; count += 1) trips.answered(1);
  for (let count = 0; count < 99; count += 1) trips.answered(5);
  expect(trips.medianMs).toBe(1);
  // The 201st pushes out one that took 1 ms: as many are left of each, and the upper middle counts.
  trips.answered(5);
  expect(trips.medianMs).toBe(5);
  expect(trips.exchanges).toBe(201);
});
