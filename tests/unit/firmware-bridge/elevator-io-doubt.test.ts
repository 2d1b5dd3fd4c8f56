import { describe, expect, it } from 'vitest';
import type { CarStation } from '../../../config/index.js';
import { lampOf, normalInputs, startedLift } from './example-lift.js';

/** All open is what a quiet lift says here. */
const modesThatClose: CarStation['modes'] = {
  fire: { input: 14, activeWhen: 'closed' },
  inspection: { input: 15, activeWhen: 'closed' },
  firefighter: null,
  earthquake: null,
  outOfService: null,
};
const threeLamps = lampOf(1) | lampOf(2) | lampOf(3);

async function after(inputs: readonly bigint[], changes: Partial<CarStation> = {}, betweenMs = 30) {
  const { io, board, clock, events } = await startedLift(changes);
  if (changes.modes !== undefined) {
    // The example lift is normal with closed modes; once they are open it is so after 1.5 s.
    board.setInputs(0n);
    await clock.advance(2_000);
    events.length = 0;
  }
  for (const each of inputs) {
    board.setInputs(each);
    await clock.advance(betweenMs);
  }
  const doubts = events.flatMap((event) => (event.type === 'inputs.doubted' ? [event.doubt] : []));
  return { doubts, mode: io.mode, lamp: io.lamp('1') };
}

describe('the inputs as a whole', () => {
  it('all closed are doubted, and nothing is read from them', async () => {
    expect(await after([0xffffn])).toEqual({ doubts: ['allClosed'], mode: 'unknown', lamp: 'unknown' });
  });

  it('all open where the modes open: fire, and doubted', async () => {
    expect(await after([0n])).toMatchObject({ doubts: ['allOpen'], mode: 'fire' });
  });

  it('are believed again when they are plausible', async () => {
    const { doubts } = await after([0xffffn, normalInputs]);
    expect(doubts).toEqual(['allClosed', null]);
  });

  it('a single mode that is active is no doubt', async () => {
    expect(await after([normalInputs & ~lampOf(14)])).toMatchObject({ doubts: [], mode: 'fire' });
  });
});

describe('where the modes close, all inputs open', () => {
  const modes = modesThatClose;

  it('are a lift at rest', async () => {
    expect(await after([0n], { modes })).toEqual({ doubts: [], mode: 'normal', lamp: 'dark' });
    expect(await after([lampOf(1), 0n], { modes })).toMatchObject({ doubts: [], mode: 'normal' });
  });

  it('are doubted when three lamps went out together, until one is lit', async () => {
    const gone = await after([threeLamps, 0n], { modes });
    expect(gone).toEqual({ doubts: ['allOpen'], mode: 'unknown', lamp: 'unknown' });
    const still = await after([threeLamps, 0n, 0n], { modes }, 400);
    expect(still).toMatchObject({ doubts: ['allOpen'], mode: 'unknown' });
    const back = await after([threeLamps, 0n, lampOf(1)], { modes });
    expect(back).toEqual({ doubts: ['allOpen', null], mode: 'unknown', lamp: 'lit' });
    const quiet = await after([threeLamps, 0n, lampOf(1)], { modes }, 1_510);
    expect(quiet).toMatchObject({ mode: 'normal', lamp: 'lit' });
  });

  it('are doubted when the wires of a plug let go one after another, within 100 ms', async () => {
    expect(await after([threeLamps, lampOf(3), 0n], { modes }, 60)).toMatchObject({ doubts: ['allOpen'] });
  });

  it('are not doubted when the lift served its calls one by one', async () => {
    expect(await after([threeLamps, lampOf(3), 0n], { modes }, 110)).toMatchObject({ doubts: [], mode: 'normal' });
    expect(await after([threeLamps, lampOf(2) | lampOf(3), lampOf(3), 0n], { modes }, 110)).toMatchObject({
      doubts: [],
    });
  });
});

it('a link that comes back does not make all open plausible: the cable of the inputs is still off', async () => {
  const { io, board, clock, socket, events } = await startedLift({ modes: modesThatClose });
  board.setInputs(threeLamps);
  await clock.advance(2_000);
  expect(io.mode).toBe('normal');
  board.setInputs(0n);
  await clock.advance(30);
  socket.unplug();
  await clock.advance(5_000);
  socket.plug();
  await clock.advance(10_000);
  expect(io.isLinkUp).toBe(true);
  expect(io.mode).toBe('unknown');
  expect(io.lamp('1')).toBe('unknown');
  expect(await clock.resolve(io.press('1', 500))).toEqual({ kind: 'refused', reason: 'notNormal' });
  const doubts = events.flatMap((event) => (event.type === 'inputs.doubted' ? [event.doubt] : []));
  expect(doubts).toEqual(['allOpen', null, 'allOpen']);
  board.setInputs(lampOf(1));
  await clock.advance(2_000);
  expect(io.mode).toBe('normal');
});

it('a link that is lost takes the doubt along: nothing is read then', async () => {
  const { io, board, clock, socket, events } = await startedLift();
  board.setInputs(0xffffn);
  await clock.advance(30);
  socket.unplug();
  await clock.advance(30);
  expect(io.isLinkUp).toBe(false);
  expect(events.filter(({ type }) => type === 'inputs.doubted')).toEqual([
    { type: 'inputs.doubted', doubt: 'allClosed' },
    { type: 'inputs.doubted', doubt: null },
  ]);
});
