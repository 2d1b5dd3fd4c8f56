import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../config/kernel/index.js';
import type { Clock } from '../../../config/kernel/index.js';
import type { PressOutcome } from '../../../firmware-bridge/index.js';
import { openThroughFaults } from '../../../firmware-bridge/channel/faulty-opener.js';
import {
  doubleBytes,
  dropBytes,
  flipBits,
  hesitate,
  mergeWithNext,
  noisyLine,
  repeatPortions,
} from '../../../firmware-bridge/channel/line-faults.js';
import type { LineFault, RandomFraction } from '../../../firmware-bridge/channel/line-faults.js';
import { boardInVirtualTime, deadlineMs, floors, linkTo, press, pulseMs } from './lift-with-door.js';

type MakeFault = (share: number, random: RandomFraction, clock: Clock) => LineFault;

const presses = 12;
/** ms; whatever is still under way after it has lost its session or its deadline. */
const settleMs = 400;

/** The same in both directions, each with faults of its own. */
async function rideThrough(
  makeFault: MakeFault,
  share: number,
  seed: number,
): Promise<readonly PressOutcome['kind'][]> {
  const { clock, board, diary } = await boardInVirtualTime();
  const random = seededRandom(seed);
  const line = { toBoard: makeFault(share, random, clock), toHost: makeFault(share, random, clock) };
  const link = linkTo(openThroughFaults(board.opener, clock, line), clock);
  link.start();
  await clock.advance(300);
  const kinds: PressOutcome['kind'][] = [];
  for (let turn = 0; turn < presses; turn += 1) {
    for (let waitedMs = 0; !link.isUp && waitedMs < 10_000; waitedMs += 20) await clock.advance(20);
    const contact = (turn % floors) + 1;
    const before = diary.closures.length;
    const askedAtMs = clock.now();
    const outcome = await clock.resolve(press(link, contact, clock));
    await clock.advance(settleMs);
    const closures = diary.closures.slice(before);
    kinds.push(outcome.kind);
    expect(closures.length).toBeLessThanOrEqual(outcome.kind === 'refused' ? 0 : 1);
    if (outcome.kind === 'done') expect(closures).toHaveLength(1);
    for (const closure of closures) {
      expect(closure.contact).toBe(contact);
      expect(closure.heldMs).toBeLessThanOrEqual(pulseMs + 1);
      expect(closure.closedAtMs - askedAtMs).toBeLessThanOrEqual(deadlineMs);
    }
  }
  expect(diary.mostClosed).toBeLessThanOrEqual(1);
  await clock.resolve(link.stop());
  await board.stop();
  return kinds;
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });

describe('a line between the link and the real firmware', () => {
  it.each<readonly [string, MakeFault]>([
    ['lost', dropBytes],
    ['flipped', flipBits],
    ['doubled', doubleBytes],
    ['doubled, a whole frame', (share, random) => repeatPortions(share * 5, random)],
    [
      'delayed',
      (share, random, clock) => hesitate({ probability: share * 5, longestMs: 150, what: 'whole' }, random, clock),
    ],
    ['merged', (share, random) => mergeWithNext(share * 5, random)],
    [
      'split',
      (share, random, clock) => hesitate({ probability: share * 5, longestMs: 50, what: 'split' }, random, clock),
    ],
    ['lost, flipped, doubled, delayed, merged and split', noisyLine],
  ])(
    'bytes %s both ways: every accepted press closes its contact exactly once, nothing closes that was refused',
    async (_what, makeFault) => {
      const kinds: PressOutcome['kind'][] = [];
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(0.001, 0.01, 0.02, 0.05), seeds, async (share, seed) => {
          kinds.push(...(await rideThrough(makeFault, share, seed)));
        }),
        // A ride takes a good part of a second, and shrinking a random seed finds nothing simpler.
        { numRuns: 3, seed: 5, endOnFailure: true },
      );
      expect(kinds.filter((kind) => kind === 'done').length).toBeGreaterThan(presses);
    },
    120_000,
  );
});
