import { expect, it } from 'vitest';
import { LinkTally } from '../../../firmware-bridge/link/link-tally.js';

it('counts what went over the line', () => {
  const tally = new LinkTally();
  const none = { exchanges: 0, retransmissions: 0, badFrames: 0, reconnects: 0, medianRoundTripMs: null };
  expect(tally.counters).toEqual(none);
  for (let count = 0; count < 2; count += 1) tally.retransmitted();
  for (let count = 0; count < 3; count += 1) tally.damaged();
  tally.answered(8);
  expect(tally.counters).toEqual({ ...none, exchanges: 1, retransmissions: 2, badFrames: 3, medianRoundTripMs: 8 });
  expect(tally.retransmissions).toBe(2);
});

it('counts as a reconnection what comes after the first time', () => {
  const tally = new LinkTally();
  tally.cameUp();
  expect(tally.counters.reconnects).toBe(0);
  tally.cameUp();
  tally.cameUp();
  expect(tally.counters.reconnects).toBe(2);
});

it('tells the median by size, not by order', () => {
  const tally = new LinkTally();
  for (const ms of [30, 9, 200, 10, 7]) tally.answered(ms);
  expect(tally.counters.medianRoundTripMs).toBe(10);
});

it('forgets what is more than 200 exchanges ago', () => {
  const tally = new LinkTally();
  for (let count = 0; count < 101; count += 1) tally.answered(1);
  for (let count = 0; count < 99; count += 1) tally.answered(5);
  expect(tally.counters.medianRoundTripMs).toBe(1);
  // The 201st pushes out one that took 1 ms: as many are left of each, and the upper middle counts.
  tally.answered(5);
  expect(tally.counters).toMatchObject({ exchanges: 201, medianRoundTripMs: 5 });
});
