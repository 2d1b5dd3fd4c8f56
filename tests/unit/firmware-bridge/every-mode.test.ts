import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../../firmware-bridge/boards/link-v1-configuration.js';
import { readLift } from '../../../firmware-bridge/elevator-io-inputs.js';
import { normalInputs, startedLift, station } from './example-lift.js';

/** Input 12 is open while a firefighter drives, input 13 closed in an earthquake. */
const modes = {
  ...station.modes,
  firefighter: { input: 12, activeWhen: 'open' },
  earthquake: { input: 13, activeWhen: 'closed' },
} as const;
const lift = { ...station, modes };
const [firefighterLoop, earthquake, fireLoop] = [1n << 11n, 1n << 12n, 1n << 13n];
const normal = normalInputs | firefighterLoop;

describe('a lift with inputs for every mode', () => {
  it.each([
    ['normal', normal],
    ['firefighter', normal & ~firefighterLoop],
    ['earthquake', normal | earthquake],
    ['firefighter', (normal | earthquake) & ~firefighterLoop],
    ['fire', (normal | earthquake) & ~firefighterLoop & ~fireLoop],
  ] as const)('is told as %s, the gravest of those that are active', (mode, inputs) => {
    expect(readLift(lift, { inputs }).mode).toBe(mode);
  });

  it('has the board lock for all of them, each with its polarity', () => {
    expect(configurationOf(lift)).toMatchObject({ interlocks: 0xf800n, activeOpen: 0x6800n });
  });

  it.each([
    ['firefighter', normal & ~firefighterLoop],
    ['earthquake', normal | earthquake],
  ] as const)('is not pressed in mode %s', async (mode, inputs) => {
    const { io, board, clock } = await startedLift({ modes });
    board.setInputs(inputs);
    await clock.advance(50);
    expect(io.mode).toBe(mode);
    const outcome = await clock.resolve(io.press('1', 1_000));
    expect(outcome).toEqual({ kind: 'refused', reason: 'notNormal' });
  });
});
