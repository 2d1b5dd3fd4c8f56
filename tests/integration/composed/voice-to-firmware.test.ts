import { afterEach, expect, it } from 'vitest';
import { delay, VirtualClock } from '../../../config/kernel/index.js';
import type { StationService } from '../../../controller/adapters/station-service.types.js';
import { defaultWiringLimits } from '../../../controller/domain/wiring/wiring.types.js';
import { createMemoryJournal } from '../../../controller/journal/memory-journal.js';
import { InProcessBoard } from '../../../simulator/board/in-process-board.js';
import { accepted, floors, type FakeHearing } from '../../support/fake-hearing.js';
import { composedStation } from './composed-station.js';

/* Everything between a decision and a contact is real here: machines, bridge, link and the firmware; the lift is a few lines. */

const normal = (1n << 13n) | (1n << 14n);

interface Ride {
  readonly clock: VirtualClock;
  readonly board: InProcessBoard;
  readonly hearing: FakeHearing;
  readonly service: StationService;
  readonly answers: string[];
  /** Contacts that closed, counted from 1, in their order. */
  readonly closed: number[];
  /** What the lift reports besides its lamps. */
  readonly setModes: (inputs: bigint) => void;
  /** A hand presses the button with this contact; with false the car stands there. */
  readonly light: (contact: number, isLit: boolean) => void;
}

const rides: { readonly stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const ride of rides.splice(0)) await ride.stop();
});

/** @param diskMs what the disk takes over a record; without any it is there at once */
async function ride(
  options: { readonly hasLamps: boolean; readonly diskMs?: number } = { hasLamps: true },
): Promise<Ride> {
  const clock = new VirtualClock();
  const board = new InProcessBoard({ model: { channels: 16 }, clock });
  let modes = normal;
  let lamps = 0n;
  board.setInputs(modes);
  const closed: number[] = [];
  board.onRelays((relays) => {
    if (relays === 0n) return;
    closed.push(relays.toString(2).length);
    if (options.hasLamps) lamps |= relays;
    board.setInputs(modes | lamps);
  });
  await board.start();
  const memory = createMemoryJournal({ clock, timeOfDay: () => new Date(clock.now()) });
  const { diskMs } = options;
  const written = (): Promise<boolean> =>
    diskMs === undefined ? memory.written() : delay(clock, diskMs).then(() => true);
  const composed = composedStation(clock, board.opener, {}, defaultWiringLimits, { ...memory, written });
  const { hearing, service } = composed;
  const answers: string[] = [];
  service.onAnswer(({ kind }) => answers.push(kind));
  composed.start();
  await clock.advance(700);
  expect(service.view().availability).toBe('ready');
  rides.push({
    stop: async () => {
      await composed.stop();
      await board.stop();
    },
  });
  const setModes = (inputs: bigint): void => {
    modes = inputs;
    board.setInputs(modes | lamps);
  };
  const light = (contact: number, isLit: boolean): void => {
    const lamp = 1n << BigInt(contact - 1);
    lamps = isLit ? lamps | lamp : lamps & ~lamp;
    board.setInputs(modes | lamps);
  };
  return { clock, board, hearing, service, answers, closed, setModes, light };
}

it('three floors of one sentence close their contacts one after another, and the lamps register them', async () => {
  const { clock, hearing, answers, closed } = await ride();
  hearing.say(accepted(floors('1', '2', '12')));
  await clock.advance(3_000);
  expect(closed).toEqual([2, 3, 7]);
  expect(answers).toEqual(['registered']);
});

it('fire between two presses of one sentence: the second contact never closes', async () => {
  const { clock, hearing, answers, closed, board, setModes } = await ride();
  hearing.say(accepted(floors('1', '2', '12')));
  await clock.advance(60);
  setModes(0n);
  await clock.advance(100);
  setModes(normal);
  await clock.advance(5_000);
  expect(closed).toEqual([2]);
  expect(board.relays).toBe(0n);
  expect(answers).toEqual(['notNow']);
});

it('a cable that was out between two presses: the second contact never closes, and the station is ready again', async () => {
  const { clock, hearing, answers, closed, board, service } = await ride();
  hearing.say(accepted(floors('1', '2')));
  await clock.advance(60);
  board.unplug();
  await board.start();
  await clock.advance(8_000);
  expect(closed).toEqual([2]);
  expect(answers).toEqual(['pleaseWatchTheLamp']);
  expect(service.view().availability).toBe('ready');
});

it('a call whose lamp is seen only after the cable was out is registered, and pressed once', async () => {
  const { clock, hearing, closed, board, service, setModes } = await ride({ hasLamps: false });
  hearing.say(accepted(floors('12')));
  await clock.advance(300);
  board.unplug();
  setModes(normal | (1n << 6n));
  await board.start();
  await clock.advance(3_000);
  expect(service.view().floors.find(({ id }) => id === '12')?.call).toBe('registered');
  expect(closed).toEqual([7]);
});

it('a dead lamp: the same floor said twice closes its contact once', async () => {
  const { clock, hearing, answers, closed } = await ride({ hasLamps: false });
  hearing.say(accepted(floors('12')));
  await clock.advance(2_500);
  hearing.say(accepted(floors('12')));
  await clock.advance(3_000);
  expect(closed).toEqual([7]);
  expect(answers).toEqual(['pleasePressTheButton', 'pleasePressTheButton']);
});

it('a press that waits is not made any more once the call it was for is over: lit by a hand, and served', async () => {
  const { clock, hearing, closed, light } = await ride();
  const twelfth = 7;
  hearing.say(accepted(floors('1', '2', '12')));
  await clock.advance(100);
  light(twelfth, true);
  await clock.advance(150);
  light(twelfth, false);
  await clock.advance(5_000);
  expect(closed).toEqual([2, 3]);
});

it('a contact closes when the record of its press is on the disk, and not before', async () => {
  const { clock, hearing, closed, answers } = await ride({ hasLamps: true, diskMs: 240 });
  hearing.say(accepted(floors('12')));
  await clock.advance(235);
  expect(closed).toEqual([]);
  await clock.advance(1_000);
  expect(closed).toEqual([7]);
  expect(answers).toEqual(['registered']);
});

it('what the disk takes counts against the time that a press has: later than that it is not made', async () => {
  const { clock, hearing, closed, answers } = await ride({ hasLamps: true, diskMs: 2_050 });
  hearing.say(accepted(floors('12')));
  await clock.advance(6_000);
  expect(closed).toEqual([]);
  expect(answers).toEqual(['pleasePressTheButton']);
});

it('fire while the disk takes its time over a press: the contact never closes', async () => {
  const { clock, hearing, closed, setModes } = await ride({ hasLamps: true, diskMs: 240 });
  hearing.say(accepted(floors('12')));
  await clock.advance(50);
  setModes(1n << 14n);
  await clock.advance(150);
  setModes(normal);
  await clock.advance(5_000);
  expect(closed).toEqual([]);
});
