import { afterEach, describe, expect, it, vi } from 'vitest';
import { seededRandom, systemClock } from '../../../config/kernel/index.js';
import type { PressOutcome } from '../../../firmware-bridge/index.js';
import { InProcessBoard } from '../../../simulator/board/in-process-board.js';
import { normalInputs } from '../../unit/firmware-bridge/example-lift.js';
import { waitUntil } from '../../support/wait-until.js';
import { ContactDiary } from '../contact-diary.js';
import { Cable } from './cable.js';
import { HostProcess } from './host-process.js';
import { boardInVirtualTime, deadlineMs, floors, linkTo, press, pulseMs, untilUp } from './lift-with-door.js';

const hourMs = 3_600_000;

describe('a host clock that jumps by hours', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is not the clock that presses go by: in real time every press is done, once and in its length', async () => {
    // The time of day alone; what a jump of it does to the clock of the product is what is asked.
    vi.useFakeTimers({ toFake: ['Date'] });
    const board = new InProcessBoard({ model: { channels: 16 }, clock: systemClock });
    board.setInputs(normalInputs);
    await board.start();
    const diary = new ContactDiary(board);
    const link = linkTo(board.opener, systemClock);
    link.start();
    await waitUntil(() => link.isUp, 'the link');
    // Before the board's clock has been read nothing is pressed.
    const { exchanges } = link.counters;
    await waitUntil(() => link.counters.exchanges >= exchanges + 2, "readings of the board's clock");
    for (const [index, jumpHours] of [5, -9, 24].entries()) {
      const pressed = press(link, index + 1, systemClock);
      vi.setSystemTime(Date.now() + jumpHours * hourMs);
      expect(await pressed).toMatchObject({ kind: 'done' });
      await waitUntil(() => diary.closures.at(index)?.heldMs !== null, 'the end of the press');
    }
    expect(link.counters.reconnects).toBe(0);
    expect(diary.closures.map(({ contact }) => contact)).toEqual([1, 2, 3]);
    await link.stop();
    await board.stop();
  });
});

describe('a host that was suspended and resumes', () => {
  // The board's clock has 16 bits in a press: after 65.536 s it reads as if no time had passed.
  it.each([
    [0.7, 6],
    [3, 4],
    [20, 1],
    [65.536, 1],
  ])(
    'for %d s, in the middle of presses, %i times: none is made late, and the next one is made',
    async (suspendedS, times) => {
      const random = seededRandom(Math.round(suspendedS * 1_000));
      const { clock, board, diary } = await boardInVirtualTime();
      const host = new HostProcess(clock);
      const link = linkTo(host.through(board.opener), host.clock);
      link.start();
      const kinds: PressOutcome['kind'][] = [];
      for (let instant = 0; instant < times; instant += 1) {
        await untilUp(link, clock);
        const before = diary.closures.length;
        const askedAtMs = clock.now();
        const contact = (instant % floors) + 1;
        const pressed = press(link, contact, host.clock);
        // One that waits behind it: not sent yet, and asked for in another time.
        const behind = press(link, contact + 4, host.clock);
        await clock.advance(random() * 15);
        host.suspend();
        await clock.advance(suspendedS * 1_000);
        host.goOn();
        for (const { kind } of await clock.resolve(Promise.all([pressed, behind]))) kinds.push(kind);
        await clock.advance(300);
        for (const { closedAtMs } of diary.closures.slice(before)) {
          expect(closedAtMs - askedAtMs).toBeLessThanOrEqual(deadlineMs);
        }
        expect(diary.closures.slice(before).length).toBeLessThanOrEqual(2);
      }
      // Otherwise no sleep fell into a press, and this would show nothing.
      expect(diary.closures.length).toBeGreaterThan(0);
      expect(kinds.filter((kind) => kind !== 'done').length).toBeGreaterThan(0);
      await untilUp(link, clock);
      await clock.advance(1_000);
      expect(await clock.resolve(press(link, 10, host.clock))).toMatchObject({ kind: 'done' });
    },
    60_000,
  );
});

describe('bytes that lay in a buffer', () => {
  it('come out at random instants: no press is made after its deadline, none twice', async () => {
    const random = seededRandom(41);
    const { clock, board, diary } = await boardInVirtualTime();
    const cable = new Cable(board.opener);
    const link = linkTo(cable.opener, clock);
    link.start();
    let late = 0;
    for (let instant = 0; instant < 60; instant += 1) {
      await untilUp(link, clock);
      const before = diary.closures.length;
      cable.clog();
      const askedAtMs = clock.now();
      const pressed = press(link, (instant % floors) + 1, clock);
      const lyingMs = random() * 1_500;
      await clock.advance(lyingMs);
      cable.unclog();
      await clock.advance(pulseMs + 100);
      const { kind } = await clock.resolve(pressed);
      const closures = diary.closures.slice(before);
      for (const { closedAtMs } of closures) expect(closedAtMs - askedAtMs).toBeLessThanOrEqual(deadlineMs);
      expect(closures.length).toBeLessThanOrEqual(kind === 'refused' ? 0 : 1);
      if (kind === 'done') expect(closures).toHaveLength(1);
      if (lyingMs > deadlineMs) {
        late += 1;
        expect(closures).toEqual([]);
      }
      await clock.advance(700);
    }
    expect(late).toBeGreaterThan(10);
  }, 60_000);
});
