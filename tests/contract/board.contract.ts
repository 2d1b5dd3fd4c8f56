import { describe, expect, it } from 'vitest';
import type { VirtualClock } from '../../config/kernel/index.js';
import type { Board, BoardEvent, PressCommand } from '../../firmware-bridge/boards/board.types.js';
import type { EmulatedBoard } from '../../simulator/board/emulated-board.types.js';
import { ContactDiary } from './contact-diary.js';

/** A board under test at the end of a line, and its counterpart with the screw terminals. */
export interface BoardFixture {
  readonly clock: VirtualClock;
  readonly board: Board;
  readonly counterpart: EmulatedBoard;
  /** From now on the host hears nothing of the board. */
  readonly deafen: () => void;
}

export interface BoardUnderTest {
  readonly name: string;
  readonly relays: number;
  /** 0: it has none. */
  readonly inputs: number;
  /** ms that a contact may be closed longer than asked for, by whoever ends the pulse. */
  readonly overrunMs: number;
  connect(): BoardFixture;
}

/** ms. Longer than any board takes to be greeted and its inputs are watched, and than any press. */
const startMs = 3_000;
const settleMs = 1_500;
/** ms. The longest pause between two attempts to open a port, and the start of the board. */
const comeBackMs = 6_000;

type Started = BoardFixture & { readonly diary: ContactDiary; readonly events: BoardEvent[] };

/** What every board promises, whoever made it and whoever ends its pulses. */
export function describeBoard(subject: BoardUnderTest): void {
  const withBoard = (body: (started: Started) => Promise<void>) => async () => {
    const fixture = subject.connect();
    const events: BoardEvent[] = [];
    fixture.board.onEvent((event) => events.push(event));
    const started = { ...fixture, events, diary: new ContactDiary(fixture.counterpart) };
    await fixture.counterpart.start();
    fixture.board.start();
    await fixture.clock.advance(startMs);
    try {
      await body(started);
    } finally {
      await fixture.clock.resolve(fixture.board.stop());
      await fixture.counterpart.stop();
    }
  };
  const command = ({ clock }: BoardFixture, changes: Partial<PressCommand> = {}): PressCommand => ({
    contact: 2,
    durationMs: 250,
    deadlineMs: clock.now() + 900,
    refusal: () => null,
    isWithdrawn: () => false,
    ...changes,
  });

  describe(`board: ${subject.name}`, () => {
    it(
      'comes up with every contact open and tells what it read',
      withBoard(async ({ board, events, diary, clock }) => {
        expect([board.isUp, diary.closures]).toEqual([true, []]);
        expect(events.find(({ type }) => type === 'link.up')).toMatchObject({
          board: { relays: subject.relays, inputs: subject.inputs },
        });
        expect(events.findLast(({ type }) => type === 'board.changed')).toMatchObject({
          relays: 0n,
          inputs: subject.inputs === 0 ? null : 0n,
        });
        await clock.advance(settleMs);
        expect(events.filter(({ type }) => type === 'link.lost')).toEqual([]);
      }),
    );

    it.each([100, 250, 500])('a press of %i ms closes its contact once, and never longer', (durationMs) =>
      withBoard(async (started) => {
        const { board, clock, diary } = started;
        const outcome = await clock.resolve(board.press(command(started, { durationMs })));
        await clock.advance(settleMs);
        const { pulseStepMs } = board.capabilities;
        const heldMs = Math.floor(durationMs / pulseStepMs) * pulseStepMs;
        expect(outcome).toMatchObject({ kind: 'done' });
        expect(diary.closures.map(({ contact }) => contact)).toEqual([2]);
        expect(diary.closures[0]?.heldMs).toBeGreaterThanOrEqual(heldMs - 2);
        expect(diary.closures[0]?.heldMs).toBeLessThanOrEqual(heldMs + subject.overrunMs);
      })(),
    );

    it(
      'what may not be held is not held: no contact closes, and it is said so',
      withBoard(async ({ board, clock, diary }) => {
        const released = new AbortController().signal;
        const held = board.hold({ contact: 2, holdMs: 3_000, refusal: () => null, released });
        expect(await clock.resolve(held)).toMatchObject({ kind: 'refused', reason: 'noSuchContact' });
        await clock.advance(settleMs);
        expect(diary.closures).toEqual([]);
      }),
    );

    it(
      'every contact is the one that was asked for, and never two are closed',
      withBoard(async (started) => {
        const { board, clock, diary } = started;
        for (let contact = 1; contact <= subject.relays; contact += 1) {
          expect(await clock.resolve(board.press(command(started, { contact, durationMs: 100 })))).toMatchObject({
            kind: 'done',
          });
          await clock.advance(300);
        }
        expect(diary.closures.map(({ contact }) => contact)).toEqual(
          Array.from({ length: subject.relays }, (_, index) => index + 1),
        );
        expect(diary.mostClosed).toBe(1);
      }),
    );

    it(
      'two presses at the same moment never close two contacts',
      withBoard(async (started) => {
        const { board, clock, diary } = started;
        const both = [board.press(command(started)), board.press(command(started, { contact: 1 }))];
        const kinds = (await clock.resolve(Promise.all(both))).map(({ kind }) => kind);
        await clock.advance(settleMs);
        expect(diary.mostClosed).toBe(1);
        expect(diary.closures).toHaveLength(kinds.filter((kind) => kind === 'done').length);
      }),
    );

    it.each([
      ['contact 0', { contact: 0 }, 'noSuchContact'],
      ['a contact that it does not have', { contact: subject.relays + 1 }, 'noSuchContact'],
      ['no time at all', { durationMs: 0 }, 'badDuration'],
      ['a time beyond its limit', { durationMs: 5_000 }, 'badDuration'],
    ] as const)('%s is refused and closes nothing', (_, changes, reason) =>
      withBoard(async (started) => {
        const { board, clock, diary } = started;
        expect(await clock.resolve(board.press(command(started, changes)))).toEqual({ kind: 'refused', reason });
        await clock.advance(settleMs);
        expect(diary.closures).toEqual([]);
      })(),
    );

    it(
      'what is not wanted any more at the instant of sending is not sent',
      withBoard(async (started) => {
        const { board, clock, diary } = started;
        const press = board.press(command(started, { refusal: () => 'notNormal' }));
        expect(await clock.resolve(press)).toEqual({ kind: 'refused', reason: 'notNormal' });
        await clock.advance(settleMs);
        expect(diary.closures).toEqual([]);
      }),
    );

    it(
      'a press without a link is refused, and stays so when the link is back',
      withBoard(async (started) => {
        const { board, clock, counterpart, diary } = started;
        counterpart.unplug();
        await clock.advance(settleMs);
        expect(board.isUp).toBe(false);
        expect(await clock.resolve(board.press(command(started)))).toEqual({ kind: 'refused', reason: 'linkDown' });
        await counterpart.start();
        await clock.advance(comeBackMs);
        expect([board.isUp, diary.closures]).toEqual([true, []]);
      }),
    );

    it.each([1, 5, 15, 30, 60])(
      'unplugged %i ms after the press was asked for: unknown unless it was done, and never pressed again',
      (afterMs) =>
        withBoard(async (started) => {
          const { board, clock, counterpart, diary } = started;
          const press = board.press(command(started));
          await clock.advance(afterMs);
          counterpart.unplug();
          const outcome = await clock.resolve(press);
          await counterpart.start();
          await clock.advance(comeBackMs);
          if (outcome.kind === 'done') expect(diary.closures).toHaveLength(1);
          else if (outcome.kind === 'unknown') expect(diary.closures.length).toBeLessThanOrEqual(1);
          else expect(diary.closures).toEqual([]);
          expect([board.isUp, counterpart.relays]).toEqual([true, 0n]);
        })(),
    );

    it(
      'a press whose answer is lost is not pressed again, and nobody calls it done without evidence',
      withBoard(async (started) => {
        const { board, clock, diary, deafen } = started;
        let isSent = false;
        const press = board.press(
          command(started, {
            refusal: () => {
              if (isSent) deafen();
              isSent = true;
              return null;
            },
          }),
        );
        // A board that is asked for its inputs first is asked twice whether the press may be sent, others once.
        if (board.capabilities.checksLamps) deafen();
        expect(await clock.resolve(press)).toMatchObject({ kind: 'unknown' });
        await clock.advance(settleMs);
        expect(diary.closures.length).toBeLessThanOrEqual(1);
      }),
    );

    it(
      'releasing opens what is closed, before its time is over',
      withBoard(async (started) => {
        const { board, clock, counterpart, diary } = started;
        const press = board.press(command(started, { durationMs: 500 }));
        while (counterpart.relays === 0n) await clock.advance(5);
        await clock.resolve(board.releaseAll());
        await clock.resolve(press);
        expect(counterpart.relays).toBe(0n);
        expect(diary.closures).toHaveLength(1);
        expect(diary.closures[0]?.heldMs).toBeLessThan(150);
      }),
    );

    it(
      'stopping opens what is closed, and nothing closes after it',
      withBoard(async (started) => {
        const { board, clock, counterpart, diary } = started;
        const first = board.press(command(started, { durationMs: 500 }));
        const second = board.press(command(started, { contact: 1 }));
        while (counterpart.relays === 0n) await clock.advance(5);
        await clock.resolve(board.stop());
        expect([board.isUp, counterpart.relays]).toEqual([false, 0n]);
        await clock.resolve(Promise.all([first, second]));
        const after = await clock.resolve(board.press(command(started)));
        await clock.advance(settleMs);
        expect(after).toEqual({ kind: 'refused', reason: 'linkDown' });
        expect(diary.closures.map(({ contact }) => contact)).toEqual([2]);
      }),
    );

    it.each(['goes on', 'stops'])(
      'a board not heard any more while its contact is closed opens it in time: the host %s',
      (does) =>
        withBoard(async (started) => {
          const { board, clock, counterpart, diary, deafen } = started;
          const press = board.press(command(started, { durationMs: 250 }));
          while (counterpart.relays === 0n) await clock.advance(1);
          deafen();
          if (does === 'stops') await clock.resolve(board.stop());
          await clock.resolve(press);
          await clock.advance(settleMs);
          expect(diary.closures).toHaveLength(1);
          expect(diary.closures[0]?.heldMs).toBeLessThanOrEqual(250 + subject.overrunMs);
        })(),
    );

    // LCUS, KMTronic and Numato have no inputs: there is nothing to see or to ask, and no call is ever made with them.
    if (subject.inputs > 0) {
      it(
        'inputs are seen, each at its own number',
        withBoard(async ({ clock, counterpart, events }) => {
          for (let input = 0; input < subject.inputs; input += 1) {
            counterpart.setInputs(1n << BigInt(input));
            await clock.advance(600);
            expect(events.findLast(({ type }) => type === 'board.changed')).toMatchObject({
              inputs: 1n << BigInt(input),
            });
          }
        }),
      );

      it(
        'what the inputs say at the instant of the press is known to whoever may forbid it',
        withBoard(async (started) => {
          const { board, clock, counterpart, diary, events } = started;
          const isLit = (): boolean => {
            const latest = events.findLast((event) => event.type === 'board.changed');
            return latest?.inputs === 2n;
          };
          await clock.advance(100);
          counterpart.setInputs(2n);
          await clock.advance(40);
          const press = board.press(command(started, { refusal: () => (isLit() ? 'alreadyLit' : null) }));
          expect(await clock.resolve(press)).toEqual({ kind: 'refused', reason: 'alreadyLit' });
          expect(diary.closures).toEqual([]);
        }),
      );
    }

    it(
      'the port is held once and let go of',
      withBoard(async ({ board, clock, counterpart }) => {
        expect(await counterpart.opener.open()).toMatchObject({ ok: false, failure: { reason: 'inUse' } });
        await clock.resolve(board.stop());
        const opened = await counterpart.opener.open();
        expect(opened.ok).toBe(true);
        if (opened.ok) await opened.value.close();
      }),
    );
  });
}
