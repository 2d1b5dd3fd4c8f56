import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../config/kernel/index.js';
import type { Clock } from '../../../config/kernel/index.js';
import type { LinkCounters } from '../../../firmware-bridge/index.js';
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
/** Of bytes, and of portions five times as many; each share with a line of its own. At 5 % a link is down most of the time. */
const rides = [
  { share: 0.01, seed: 51 },
  { share: 0.02, seed: 52 },
  { share: 0.05, seed: 53 },
] as const;

interface Ride {
  readonly done: number;
  readonly counters: LinkCounters;
}

/** The same in both directions, each with faults of its own. */
async function rideThrough(makeFault: MakeFault, share: number, seed: number): Promise<Ride> {
  const { clock, board, diary } = await boardInVirtualTime();
  const random = seededRandom(seed);
  const line = { toBoard: makeFault(share, random, clock), toHost: makeFault(share, random, clock) };
  const link = linkTo(openThroughFaults(board.opener, clock, line), clock);
  link.start();
  await clock.advance(300);
  let done = 0;
  for (let turn = 0; turn < presses; turn += 1) {
    for (let waitedMs = 0; !link.isUp && waitedMs < 10_000; waitedMs += 20) await clock.advance(20);
    const contact = (turn % floors) + 1;
    const before = diary.closures.length;
    const askedAtMs = clock.now();
    const outcome = await clock.resolve(press(link, contact, clock));
    await clock.advance(settleMs);
    const closures = diary.closures.slice(before);
    expect(closures.length).toBeLessThanOrEqual(outcome.kind === 'refused' ? 0 : 1);
    if (outcome.kind === 'done') {
      done += 1;
      expect(closures).toHaveLength(1);
    }
    for (const closure of closures) {
      expect(closure.contact).toBe(contact);
      expect(closure.heldMs).toBeLessThanOrEqual(pulseMs + 1);
      expect(closure.closedAtMs - askedAtMs).toBeLessThanOrEqual(deadlineMs);
    }
  }
  expect(diary.mostClosed).toBeLessThanOrEqual(1);
  const { counters } = link;
  await clock.resolve(link.stop());
  await board.stop();
  return { done, counters };
}

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
      (share, random, clock) => hesitate({ probability: share * 5, longestMs: 150, what: 'split' }, random, clock),
    ],
    ['lost, flipped, doubled, delayed, merged and split', noisyLine],
  ])(
    'bytes %s both ways: every accepted press closes its contact exactly once, nothing closes that was refused',
    async (_what, makeFault) => {
      let doneInAll = 0;
      for (const { share, seed } of rides) {
        const { done, counters } = await rideThrough(makeFault, share, seed);
        // A line that damages nothing would show nothing.
        expect(counters.retransmissions + counters.badFrames).toBeGreaterThan(0);
        doneInAll += done;
      }
      expect(doneInAll).toBeGreaterThan(presses);
    },
    120_000,
  );
});
