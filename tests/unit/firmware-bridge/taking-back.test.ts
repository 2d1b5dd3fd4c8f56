import { describe, expect, it } from 'vitest';
import type { OwnCall } from '../../../firmware-bridge/index.js';
import { fire, lampOf, normalInputs, plugIn, startedLift } from './example-lift.js';
import type { ExampleLift } from './example-lift.js';

const cancel = { by: 'pressAgain', withinSeconds: 10 } as const;
const onlyIfLit = 2;

async function started(changes: Parameters<typeof plugIn>[0] = { cancel }): Promise<ExampleLift> {
  const lift = plugIn(changes);
  lift.board.firmwareMinor = 2;
  lift.io.start();
  await lift.clock.advance(60);
  return lift;
}

/** A call that the bridge has made and whose lamp has lit, seen for a while. */
async function calling({ io, board, clock }: ExampleLift, litAfterMs = 60): Promise<OwnCall> {
  await clock.resolve(io.press('3', 500));
  await clock.advance(litAfterMs);
  board.setInputs(normalInputs | lampOf(3));
  await clock.advance(5);
  const registeredMs = clock.now();
  await clock.advance(2_000);
  return { button: '3', registeredMs };
}

const flagsOf = ({ board }: ExampleLift): readonly number[] => board.closures.map(({ flags }) => flags);

describe('a call is taken back', () => {
  it('by one press of its lit button, of a kind of its own', async () => {
    const lift = await started();
    const call = await calling(lift);
    expect(await lift.clock.resolve(lift.io.takeBack(call, 500))).toMatchObject({ kind: 'done' });
    expect(lift.board.closures.at(-1)).toMatchObject({ channel: 2, durationMs: 250, flags: onlyIfLit });
    expect(flagsOf(lift)).toEqual([1, onlyIfLit]);
  });

  it('never a second time, whatever came of the first', async () => {
    for (const refusePulse of [undefined, 11]) {
      const lift = await started();
      const call = await calling(lift);
      lift.board.refusePulse = refusePulse;
      await lift.clock.resolve(lift.io.takeBack(call, 500));
      lift.board.refusePulse = undefined;
      await lift.clock.advance(2_000);
      expect(await lift.clock.resolve(lift.io.takeBack(call, 500))).toEqual({
        kind: 'refused',
        reason: 'notRevocable',
      });
    }
  });

  it('whose lamp the board has not seen lit for long enough: refused by it as not lit', async () => {
    const lift = await started();
    const call = await calling(lift);
    lift.board.refusePulse = 11;
    expect(await lift.clock.resolve(lift.io.takeBack(call, 500))).toEqual({ kind: 'refused', reason: 'notLit' });
  });
});

describe('nothing is taken back', () => {
  const refused = async (lift: ExampleLift, call: OwnCall): Promise<unknown> => {
    const before = lift.board.closures.length;
    const outcome = await lift.clock.resolve(lift.io.takeBack(call, 500));
    expect(lift.board.closures).toHaveLength(before);
    return outcome.kind === 'refused' ? outcome.reason : outcome;
  };

  it('at a site that does not have it', async () => {
    const lift = await started({});
    expect(lift.io.takesCallsBack).toBe(false);
    expect(await refused(lift, await calling(lift))).toBe('notRevocable');
  });

  it('with firmware that does not know how, which is told plain floors and never tried', async () => {
    const lift = await startedLift({ cancel });
    expect([lift.io.isLinkUp, lift.io.takesCallsBack]).toEqual([true, false]);
    expect(lift.warnings).toContain('calls are not taken back: the firmware of the board is older than 2.2');
    const groups = lift.board.received.find(({ type }) => type === 0x06)?.payload.subarray(1, 4);
    expect([...(groups ?? [])]).toEqual([1, 1, 1]);
    expect(await refused(lift, await calling(lift))).toBe('notRevocable');
  });

  it('where a hand has lit the lamp', async () => {
    const lift = await started();
    lift.board.setInputs(normalInputs | lampOf(3));
    await lift.clock.advance(2_000);
    expect(await refused(lift, { button: '3', registeredMs: lift.clock.now() })).toBe('notRevocable');
  });

  it('where the lamp lit too long after the press to be its proof', async () => {
    const lift = await started();
    expect(await refused(lift, await calling(lift, 1_200))).toBe('notRevocable');
  });

  it.each(['refused', 'unknown'] as const)(
    'where the press was %s, and the lamp is lit all the same',
    async (outcome) => {
      const lift = await started();
      if (outcome === 'refused') lift.board.refusePulse = 6;
      else lift.board.loseReply = (type) => type === 0x82;
      const press = lift.io.press('3', 500);
      await lift.clock.resolve(press);
      lift.board.loseReply = () => false;
      lift.board.refusePulse = undefined;
      lift.board.setInputs(normalInputs | lampOf(3));
      await lift.clock.advance(2_500);
      expect(await refused(lift, { button: '3', registeredMs: lift.clock.now() })).toBe('notRevocable');
    },
  );

  it('where the lamp went out since, even if it is lit again', async () => {
    const lift = await started();
    const call = await calling(lift);
    lift.board.setInputs(normalInputs);
    await lift.clock.advance(300);
    expect(await refused(lift, call)).toBe('notLit');
    lift.board.setInputs(normalInputs | lampOf(3));
    await lift.clock.advance(300);
    expect(await refused(lift, call)).toBe('notRevocable');
  });

  it('that is another call than the one that is meant', async () => {
    const lift = await started();
    const { registeredMs } = await calling(lift);
    expect(await refused(lift, { button: '3', registeredMs: registeredMs - 100 })).toBe('notRevocable');
    expect(await refused(lift, { button: '2', registeredMs })).toBe('notLit');
  });

  it('after the time that the site gives', async () => {
    const lift = await started();
    const call = await calling(lift);
    await lift.clock.advance(8_100);
    expect(await refused(lift, call)).toBe('tooLate');
  });

  it('in a fire, also if it was asked for before and waits for its turn', async () => {
    const lift = await started();
    const call = await calling(lift);
    const press = lift.io.press('1', 2_000);
    const takeBack = lift.io.takeBack(call, 2_000);
    await lift.clock.advance(40);
    lift.board.setInputs(fire);
    await lift.clock.advance(20);
    await lift.clock.resolve(press);
    expect(await lift.clock.resolve(takeBack)).toEqual({ kind: 'refused', reason: 'notNormal' });
    expect(flagsOf(lift)).not.toContain(onlyIfLit);
  });

  it('after a fire, even if its lamp has been lit all the time', async () => {
    const lift = await started();
    const call = await calling(lift);
    lift.board.setInputs(fire | lampOf(3));
    await lift.clock.advance(100);
    lift.board.setInputs(normalInputs | lampOf(3));
    await lift.clock.advance(2_000);
    expect(lift.io.mode).toBe('normal');
    expect(lift.io.lamp('3')).toBe('lit');
    expect(await refused(lift, call)).toBe('notRevocable');
  });

  it('when the link was lost since', async () => {
    const lift = await started();
    const call = await calling(lift);
    lift.socket.unplug();
    await lift.clock.advance(50);
    expect(await refused(lift, call)).toBe('linkDown');
    lift.socket.plug();
    await lift.clock.advance(3_000);
    expect(lift.io.takesCallsBack).toBe(true);
    expect(await refused(lift, call)).toBe('notRevocable');
  });

  it('when whoever asked for it no longer wants it', async () => {
    const lift = await started();
    const call = await calling(lift);
    const wish = new AbortController();
    const takeBack = lift.io.takeBack(call, 2_000, wish.signal);
    wish.abort();
    expect(await lift.clock.resolve(takeBack)).toEqual({ kind: 'refused', reason: 'withdrawn' });
  });
});
