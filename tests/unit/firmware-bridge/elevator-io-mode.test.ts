import { describe, expect, it } from 'vitest';
import { lampOf, normalInputs, startedLift } from './example-lift.js';

describe('a mode that flickers', () => {
  const fire = normalInputs & ~lampOf(14);

  it('forbids presses between two flashes as well, until it was away for 1.5 s', async () => {
    const { io, board, clock, events } = await startedLift();
    for (let flash = 0; flash < 4; flash += 1) {
      board.setInputs(fire);
      await clock.advance(250);
      board.setInputs(normalInputs);
      await clock.advance(250);
      expect(io.mode).toBe('fire');
      expect(await clock.resolve(io.press('1', 500))).toEqual({ kind: 'refused', reason: 'notNormal' });
    }
    await clock.advance(1_240);
    expect(io.mode).toBe('fire');
    await clock.advance(30);
    expect(io.mode).toBe('normal');
    expect(events.filter(({ type }) => type === 'mode.changed')).toEqual([
      { type: 'mode.changed', mode: 'fire' },
      { type: 'mode.changed', mode: 'normal' },
    ]);
    expect(await clock.resolve(io.press('1', 500))).toMatchObject({ kind: 'done' });
  });

  it('is active where the board says that the input blinks, before the host has seen a flash', async () => {
    const { io, board, clock } = await startedLift();
    board.blinking = lampOf(14);
    board.setInputs(normalInputs);
    await clock.advance(5);
    expect(io.mode).toBe('fire');
  });

  it('is a data line of the inputs as well: between two flashes of all ones no press, until 1.5 s without', async () => {
    const { io, board, clock, events } = await startedLift();
    for (let flash = 0; flash < 3; flash += 1) {
      board.setInputs(0xffffn);
      await clock.advance(250);
      board.setInputs(normalInputs);
      await clock.advance(250);
      expect(io.mode).toBe('unknown');
      expect(await clock.resolve(io.press('1', 500))).toEqual({ kind: 'refused', reason: 'notNormal' });
    }
    expect(events.filter(({ type }) => type === 'inputs.doubted')).toHaveLength(6);
    await clock.advance(1_240);
    expect(io.mode).toBe('unknown');
    await clock.advance(30);
    expect(io.mode).toBe('normal');
    expect(await clock.resolve(io.press('1', 500))).toMatchObject({ kind: 'done' });
  });

  it('is told to be over, also where a reading comes before the timer that is due', async () => {
    for (let instantMs = 1_485; instantMs <= 1_505; instantMs += 1) {
      const { io, board, clock, events } = await startedLift({}, 3);
      board.setInputs(fire);
      await clock.advance(40);
      board.setInputs(normalInputs);
      await clock.advance(instantMs);
      board.setInputs(normalInputs | lampOf(1));
      await clock.advance(100);
      expect(io.mode).toBe('normal');
      expect(events.findLast(({ type }) => type === 'mode.changed')).toMatchObject({ mode: 'normal' });
    }
  });

  it('leaves no timer behind when the link ends', async () => {
    const { io, board, clock, events } = await startedLift();
    board.setInputs(fire);
    await clock.advance(5);
    board.setInputs(normalInputs);
    await clock.advance(5);
    await clock.resolve(io.stop());
    await clock.advance(2_000);
    expect(events.at(-1)).not.toEqual({ type: 'mode.changed', mode: 'normal' });
    expect(io.mode).toBe('unknown');
  });
});
