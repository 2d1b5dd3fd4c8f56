import { afterEach, expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import type { StationService } from '../../../controller/adapters/station-service.types.js';
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

async function ride(options: { readonly hasLamps: boolean } = { hasLamps: true }): Promise<Ride> {
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
  const composed = composedStation(clock, board.opener);
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
  expect(answers).toEqual(['pleasePressTheButton']);
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
