import { expect, it } from 'vitest';
import { seededRandom } from '../../../config/kernel/index.js';
import { openThroughFaults } from '../../../firmware-bridge/channel/faulty-opener.js';
import { linkTiming } from '../../../firmware-bridge/link/link-timing.js';
import type { ProcessorFault } from '../../../simulator/board/powered-device.types.js';
import { boardInVirtualTime, floors, linkTo, press, pulseMs, untilUp } from './lift-with-door.js';

const instants = 20;
/** ms; a heartbeat there and back at 38400 baud. */
const roundTripMs = 15;
/** ms until the watchdog ends a hang. */
const watchdogMs = 260;

it.each<readonly [string, ProcessorFault, number, object]>([
  ['by the watchdog', 'hang', watchdogMs, { kind: 'done', evidence: 'journal' }],
  // Power takes the journal along; that it says nothing is no proof of anything.
  ['by a cut of its power', 'powerCut', 0, { kind: 'unknown' }],
  ['by DTR', 'resetByPin', 0, { kind: 'done', evidence: 'journal' }],
])(
  'a board reset %s mid-press: the contact opens, it is noticed within one heartbeat, the outcome is the one of the journal',
  async (_what, fault, hangsMs, outcome) => {
    const random = seededRandom(instants + hangsMs);
    const { clock, board, diary } = await boardInVirtualTime();
    // From the closing to the reset the host hears nothing: were the press acknowledged, nobody would ask the journal.
    let isDeaf = false;
    const toHost = (bytes: Uint8Array) => (isDeaf ? [] : [{ bytes, afterMs: 0 }]);
    const link = linkTo(openThroughFaults(board.opener, clock, { toHost }), clock);
    const lostAtMs: number[] = [];
    link.onEvent(({ type }) => {
      if (type === 'link.lost') lostAtMs.push(clock.now());
    });
    link.start();
    for (let instant = 0; instant < instants; instant += 1) {
      await untilUp(link, clock);
      // A board that was reset lets every contact rest for a second.
      await clock.advance(1_050);
      const before = diary.closures.length;
      const pressed = press(link, (instant % floors) + 1, clock);
      for (let waitedMs = 0; board.relays === 0n && waitedMs < 100; waitedMs += 1) await clock.advance(1);
      isDeaf = true;
      // The answer has left the board by then: one that hangs goes on sending.
      await clock.advance(15 + random() * (pulseMs - 30));
      const disturbedAtMs = clock.now();
      lostAtMs.length = 0;
      isDeaf = false;
      board.disturb(fault);
      await clock.advance(hangsMs + linkTiming.heartbeatMs + roundTripMs);
      expect(lostAtMs).toHaveLength(1);
      expect(lostAtMs[0]! - disturbedAtMs).toBeLessThanOrEqual(hangsMs + linkTiming.heartbeatMs + roundTripMs);
      expect(await clock.resolve(pressed)).toMatchObject(outcome);
      expect(board.relays).toBe(0n);
      expect(diary.closures).toHaveLength(before + 1);
      // A processor that hangs counts no time; the watchdog does.
      expect(diary.closures.at(-1)?.heldMs).toBeLessThanOrEqual(pulseMs + hangsMs);
    }
  },
  60_000,
);
