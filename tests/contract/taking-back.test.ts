import { resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { VirtualClock, silentLog } from '../../config/kernel/index.js';
import { openThroughFaults, type LineFaults } from '../../firmware-bridge/channel/faulty-opener.js';
import { delayEverything } from '../../firmware-bridge/channel/line-faults.js';
import { createElevatorIo, type ElevatorIo, type OwnCall } from '../../firmware-bridge/index.js';
import { InProcessBoard } from '../../simulator/board/in-process-board.js';
import { lampOf, normalInputs, station } from '../unit/firmware-bridge/example-lift.js';

/* The bridge and the firmware together: the second and the third of three layers. */

interface Ride {
  readonly clock: VirtualClock;
  readonly board: InProcessBoard;
  readonly io: ElevatorIo;
  readonly closed: bigint[];
}

const rides: Ride[] = [];

async function started(faults: LineFaults = {}, imagePath?: string): Promise<Ride> {
  const clock = new VirtualClock();
  const board = new InProcessBoard({ model: { channels: 16, ...(imagePath !== undefined && { imagePath }) }, clock });
  board.setInputs(normalInputs);
  const io = createElevatorIo({
    station: { ...station, cancel: { by: 'pressAgain', withinSeconds: 10 } },
    opener: openThroughFaults(board.opener, clock, faults),
    clock,
    log: silentLog,
    makeNonce: () => 0x1234_5678 + clock.now(),
  });
  const closed: bigint[] = [];
  board.onRelays((relays) => {
    if (relays !== 0n) closed.push(relays);
  });
  const ride = { clock, board, io, closed };
  rides.push(ride);
  await board.start();
  io.start();
  while (io.mode !== 'normal') await clock.advance(50);
  return ride;
}

afterEach(async () => {
  for (const { board } of rides.splice(0)) await board.stop();
});

/** A call whose lamp has been lit for so long. */
async function calling({ io, clock, board }: Ride, litMs = 1_700): Promise<OwnCall> {
  await clock.resolve(io.press('3', 900));
  board.setInputs(normalInputs | lampOf(3));
  while (io.lamp('3') !== 'lit') await clock.advance(5);
  const registeredMs = clock.now();
  await clock.advance(litMs);
  return { button: '3', registeredMs };
}

it('a call is taken back by one more press of its button, and the board lets it go', async () => {
  const ride = await started();
  const call = await calling(ride);
  expect(ride.io.takesCallsBack).toBe(true);
  expect(await ride.clock.resolve(ride.io.takeBack(call, 900))).toMatchObject({ kind: 'done' });
  expect(ride.closed).toEqual([lampOf(3), lampOf(3)]);
  await ride.clock.advance(300);
  expect(ride.board.relays).toBe(0n);
});

it('a press of the lit button that is no taking back is refused as ever', async () => {
  const ride = await started({ toBoard: delayEverything(30) });
  const press = ride.io.press('3', 900);
  await ride.clock.advance(5);
  ride.board.setInputs(normalInputs | lampOf(3));
  expect(await ride.clock.resolve(press)).toEqual({ kind: 'refused', reason: 'alreadyLit' });
  expect(ride.closed).toEqual([]);
});

it.each([
  ['that lit less than 1.5 s ago', 1_380, normalInputs | lampOf(3)],
  ['that goes out while the press is on its way', 1_700, normalInputs],
])('a lamp %s: refused by the board, for the press could make a call', async (_what, litMs, inputs) => {
  const ride = await started({ toBoard: delayEverything(40) });
  const call = await calling(ride, litMs);
  const takeBack = ride.io.takeBack(call, 900);
  await ride.clock.advance(5);
  ride.board.setInputs(inputs);
  expect(await ride.clock.resolve(takeBack)).toEqual({ kind: 'refused', reason: 'notLit' });
  expect(ride.closed).toEqual([lampOf(3)]);
});

it('a fire that the host has not heard of yet: refused by the board itself', async () => {
  const ride = await started({ toBoard: delayEverything(15), toHost: delayEverything(35) });
  const call = await calling(ride);
  const takeBack = ride.io.takeBack(call, 900);
  await ride.clock.advance(5);
  ride.board.setInputs(lampOf(3));
  expect(await ride.clock.resolve(takeBack)).toEqual({ kind: 'refused', reason: 'locked' });
  expect(ride.closed).toEqual([lampOf(3)]);
});

/** As it was committed before calls could be taken back. */
const olderFirmware = resolve(import.meta.dirname, 'liftvoice-link-16-firmware-2.1.hex');

it('firmware 2.1 is told plain floors, presses them as ever, and is never asked to take anything back', async () => {
  const ride = await started({}, olderFirmware);
  const call = await calling(ride);
  expect([ride.io.isLinkUp, ride.io.takesCallsBack]).toEqual([true, false]);
  expect(await ride.clock.resolve(ride.io.takeBack(call, 900))).toEqual({ kind: 'refused', reason: 'notRevocable' });
  expect(ride.closed).toEqual([lampOf(3)]);
});
