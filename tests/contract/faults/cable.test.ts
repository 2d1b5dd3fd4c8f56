import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../config/kernel/index.js';
import type { LinkEvent } from '../../../firmware-bridge/link/link.js';
import { Cable } from './cable.js';
import { boardInVirtualTime, deadlineMs, floors, linkTo, press, pulseMs, untilUp } from './lift-with-door.js';

/** ms; longer than the longest pause between two attempts to open a port would be too long for so many instants. */
const longestOutMs = 1_500;

async function cabled() {
  const stage = await boardInVirtualTime();
  const cable = new Cable(stage.board.opener);
  const link = linkTo(cable.opener, stage.clock);
  const events: LinkEvent[] = [];
  link.onEvent((event) => events.push(event));
  link.start();
  await untilUp(link, stage.clock);
  return { ...stage, cable, link, events };
}

interface Pulling {
  /** The board has no power but from this cable. */
  readonly cutsPower?: boolean;
  /** What was written and not sent comes out when the cable is in again. */
  readonly keepsBuffer?: boolean;
}

describe('a cable pulled and put back', () => {
  it.each<readonly [string, number, Pulling]>([
    ['of a board with its own power', 40, {}],
    ['of a board that is powered by it', 40, { cutsPower: true, keepsBuffer: true }],
    ['of an adapter that keeps its buffer', 40, { keepsBuffer: true }],
  ])(
    '%s, at %i random instants: no stale byte is executed, the session is new, the state is shown, no press is made again',
    async (_what, instants, { cutsPower = false, keepsBuffer = false }) => {
      const { clock, board, diary, cable, link, events } = await cabled();
      const random = seededRandom(instants);
      for (let instant = 0; instant < instants; instant += 1) {
        const before = diary.closures.length;
        events.length = 0;
        // In every second instant the press is still in a buffer when the plug is pulled.
        if (instant % 2 === 1) cable.clog();
        const askedAtMs = clock.now();
        const outcome = press(link, (instant % floors) + 1, clock);
        await clock.advance(random() * (pulseMs + 20));
        if (cutsPower) board.unplug();
        await cable.pull(keepsBuffer);
        await clock.advance(random() * longestOutMs);
        expect(await clock.resolve(press(link, 1, clock))).toEqual({ kind: 'refused', reason: 'linkDown' });
        const whenOut = diary.closures.length;
        if (cutsPower) await board.start();
        cable.putBack();
        await untilUp(link, clock);
        await clock.advance(pulseMs + 50);
        const { kind } = await clock.resolve(outcome);
        const closures = diary.closures.slice(before);
        // The board can't know that a byte lay in a buffer; it knows the deadline, and the session it came from.
        if (keepsBuffer && !cutsPower) {
          for (const { closedAtMs } of closures) expect(closedAtMs - askedAtMs).toBeLessThanOrEqual(deadlineMs);
        } else expect(diary.closures).toHaveLength(whenOut);
        expect(closures.length).toBeLessThanOrEqual(kind === 'refused' ? 0 : 1);
        if (kind === 'done') expect(closures).toHaveLength(1);
        expect(board.relays).toBe(0n);
        const types = events.map(({ type }) => type);
        expect(types).toContain('link.lost');
        expect(types.lastIndexOf('link.up')).toBeGreaterThan(types.lastIndexOf('link.lost'));
        expect(types.at(-1)).toBe('board.changed');
        await clock.advance(700);
      }
      expect(diary.closures.filter(({ heldMs }) => (heldMs ?? Infinity) > pulseMs + 1)).toEqual([]);
      expect(diary.closures.length).toBeGreaterThan(instants / 3);
      // Each time another number, under the same stable name.
      expect(cable.ports).toBe(instants + 1);
    },
    60_000,
  );
});
