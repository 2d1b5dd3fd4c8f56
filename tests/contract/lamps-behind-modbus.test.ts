import { afterEach, describe, expect, it } from 'vitest';
import type { ModbusBoardSettings } from '../../config/index.js';
import { VirtualClock, silentLog } from '../../config/kernel/index.js';
import { createElevatorIo } from '../../firmware-bridge/index.js';
import type { ElevatorIo } from '../../firmware-bridge/index.js';
import { InProcessBoard } from '../../simulator/board/in-process-board.js';
import { modelOf } from '../../simulator/board/model-of.js';
import { ContactDiary } from './contact-diary.js';
import { fullyWired } from './fully-wired.js';

const settings: ModbusBoardSettings = {
  driver: 'modbus-waveshare',
  path: null,
  baudRate: 9600,
  relays: 8,
  inputs: 8,
  unit: 1,
  inputUnit: 1,
};
const deadlineMs = 900;
/** Of the button under test; inputs 6 to 8 are the modes. */
const lamp = 2n;

interface Lift {
  readonly clock: VirtualClock;
  readonly io: ElevatorIo;
  readonly counterpart: InProcessBoard;
  readonly diary: ContactDiary;
}

describe('lamps behind a board that looks at none', () => {
  const lifts: Lift[] = [];

  async function started(): Promise<Lift> {
    const clock = new VirtualClock();
    const counterpart = new InProcessBoard({ model: modelOf(settings), clock });
    const station = fullyWired(settings);
    const io = createElevatorIo({ station, opener: counterpart.opener, clock, log: silentLog });
    const lift = { clock, io, counterpart, diary: new ContactDiary(counterpart) };
    lifts.push(lift);
    await counterpart.start();
    io.start();
    return lift;
  }

  /** Half a period on, half a period off, until the end of the test. */
  function blink(lift: Lift, halfPeriodMs: number, isLit: boolean): void {
    const { clock, counterpart } = lift;
    counterpart.setInputs(isLit ? lamp : 0n);
    clock.setTimeout(() => {
      blink(lift, halfPeriodMs, !isLit);
    }, halfPeriodMs);
  }

  afterEach(async () => {
    for (const { io, clock, counterpart } of lifts.splice(0)) {
      await clock.resolve(io.stop());
      await counterpart.stop();
    }
  });

  it('one that blinks is lit, and is not pressed in its dark phases', async () => {
    const lift = await started();
    const { clock, io, diary } = lift;
    blink(lift, 500, true);
    await clock.advance(3_000);
    for (let press = 0; press < 20; press += 1) {
      expect(io.lamp('2')).toBe('lit');
      expect(await clock.resolve(io.press('2', deadlineMs))).toEqual({ kind: 'refused', reason: 'alreadyLit' });
      await clock.advance(130);
    }
    expect(diary.closures).toEqual([]);
  });

  it('one that went out is dark after the longest time that a blinking one is', async () => {
    const { clock, io, counterpart } = await started();
    counterpart.setInputs(lamp);
    await clock.advance(3_000);
    counterpart.setInputs(0n);
    await clock.advance(1_000);
    expect(io.lamp('2')).toBe('lit');
    await clock.advance(1_000);
    expect(io.lamp('2')).toBe('dark');
    expect(await clock.resolve(io.press('2', deadlineMs))).toMatchObject({ kind: 'done' });
  });

  it('none is known, and nothing pressed, before a blinking one would have shown itself', async () => {
    const { clock, io, counterpart, diary } = await started();
    while (!io.isLinkUp) await clock.advance(10);
    await clock.advance(1_300);
    expect([io.lamp('2'), io.mode]).toEqual(['unknown', 'unknown']);
    expect(await clock.resolve(io.press('2', deadlineMs))).toEqual({ kind: 'refused', reason: 'notNormal' });
    await clock.advance(1_000);
    expect([io.lamp('2'), io.mode]).toEqual(['dark', 'normal']);
    expect([diary.closures, counterpart.relays]).toEqual([[], 0n]);
  });
});
