import { expect, it } from 'vitest';
import { measureScan } from '../../../controller/app/bench/faults/emulated-board-cost.js';
import { rideNoisily } from '../../../controller/app/bench/faults/noisy-exchanges.js';
import { measurePresses } from '../../../controller/app/bench/faults/press-to-contact.js';
import { sendRandomBytes } from '../../../controller/app/bench/faults/random-bytes.js';

const never = (): boolean => false;
const noProgress = (): void => undefined;

it('counts what contacts did against what was said of their presses', async () => {
  const ride = { baudRate: 115_200, exchanges: 500, seed: 3, progress: noProgress, isEnded: never };
  const clean = await rideNoisily({ ...ride, share: 0 });
  expect(clean.outcomes.done).toBeGreaterThan(20);
  // One of eight has a deadline that nobody can keep.
  expect(clean.outcomes.refused).toBeGreaterThan(1);
  expect(clean.closures).toBe(clean.outcomes.done);
  expect(clean.counters).toMatchObject({ retransmissions: 0, badFrames: 0, reconnects: 0 });
  const noisy = await rideNoisily({ ...ride, share: 0.01 });
  expect(noisy.counters.retransmissions).toBeGreaterThan(20);
  for (const { closedTwice, refusedYetClosed, doneYetOpen, late, unasked } of [clean, noisy]) {
    expect([closedTwice, refusedYetClosed, doneYetOpen, late, unasked]).toEqual([0, 0, 0, 0, 0]);
  }
});

it('ends when it is asked to, with what it has', async () => {
  let turns = 0;
  const ride = await rideNoisily({
    baudRate: 115_200,
    share: 0,
    exchanges: 100_000,
    seed: 3,
    progress: noProgress,
    isEnded: () => (turns += 1) > 30,
  });
  expect(ride.counters.exchanges).toBeLessThan(1_000);
});

it('a press takes as long as it is on its way to the contact', async () => {
  const slow = await measurePresses(38_400, 10, 1);
  const fast = await measurePresses(115_200, 10, 1);
  expect([slow.length, fast.length]).toEqual([10, 10]);
  // A frame of 15 bytes: 3.9 ms at 38400 baud and 1.3 ms at 115200.
  expect(Math.min(...slow)).toBeGreaterThan(3.8);
  expect(Math.min(...fast)).toBeGreaterThan(1.2);
  expect(Math.max(...fast)).toBeLessThan(10);
});

it('a scan of 64 relays and inputs is a small part of the millisecond in which it is made', () => {
  const scanMs = measureScan(20);
  expect(scanMs).toBeGreaterThan(0.01);
  expect(scanMs).toBeLessThanOrEqual(0.2);
});

it('random bytes are asked about: a board that still answers, was not reset and closed nothing but for a good press', async () => {
  const result = await sendRandomBytes({ bytes: 100_000, seed: 2, progress: noProgress, isEnded: never });
  expect(result).toEqual({ bytes: 100_000, asked: 1, answered: 1, closures: 0, pressed: 1, resets: 0 });
});
