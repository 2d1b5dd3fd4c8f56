import { expect, it } from 'vitest';
import { openThroughFaults } from '../../../firmware-bridge/channel/faulty-opener.js';
import { repeatEverything } from '../../../firmware-bridge/channel/line-faults.js';
import type { ProcessorFault } from '../../../simulator/board/powered-device.types.js';
import { boardInVirtualTime, linkTo, press, untilUp } from './lift-with-door.js';

/** ms; before the host would send the press again by itself. */
const copyAfterMs = 60;
/** ms that the contact is closed until the reset. */
const closedMs = 20;

it.each<readonly [string, ProcessorFault, object]>([
  ['DTR', 'resetByPin', { kind: 'done', evidence: 'journal' }],
  ['a cut of its power', 'powerCut', { kind: 'unknown', reason: 'noAcknowledge' }],
])(
  'a press whose copy comes late, to a board that %s has reset meanwhile: not told as refused, for the first one closed the contact',
  async (_what, fault, outcome) => {
    const { clock, board, diary } = await boardInVirtualTime();
    // The acknowledgement is lost; what the board says after its reset is heard.
    let isDeaf = false;
    const toHost = (bytes: Uint8Array) => (isDeaf ? [] : [{ bytes, afterMs: 0 }]);
    const toBoard = repeatEverything(copyAfterMs);
    const link = linkTo(openThroughFaults(board.opener, clock, { toHost, toBoard }), clock);
    link.start();
    await untilUp(link, clock);
    // Copies of what brought the link up have come.
    await clock.advance(1_050);
    const pressed = press(link, 1, clock);
    for (let waitedMs = 0; board.relays === 0n && waitedMs < 100; waitedMs += 1) await clock.advance(1);
    isDeaf = true;
    await clock.advance(closedMs);
    isDeaf = false;
    board.disturb(fault);
    expect(await clock.resolve(pressed)).toMatchObject(outcome);
    expect(link.counters.retransmissions).toBe(0);
    expect(diary.closures).toHaveLength(1);
    await clock.resolve(link.stop());
  },
);
