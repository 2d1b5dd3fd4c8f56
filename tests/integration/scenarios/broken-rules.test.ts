import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { modeNames } from '../../../config/index.js';
import { findFolders } from '../../../controller/app/folders.js';
import { rideForHours, type FailedRide } from '../../../controller/app/scenario/random/ride-for-hours.js';
import { openRides, type RidesOfSite } from '../../../controller/app/scenario/random/rides-of-site.js';
import type { RunOptions } from '../../../controller/app/scenario/run-scenario.js';
import { InProcessBoard } from '../../../simulator/board/in-process-board.js';

/* Rides by chance with a rule broken on purpose: they have to find it, and to shorten what they found. */

const hours = 0.5;
const firstSeed = 1;

const folders = findFolders({});
const gatedLifts = join(folders.root, 'simulator/scenario-sites/gated-lifts.yaml');

/** What is planted in the rides of the example. */
let planted: RunOptions['onReady'];
let rides: RidesOfSite;
/** Inputs of its station: of the lamps, and of the modes as they are in a fire or in an inspection. */
let lamps = 0n;
let modesWhenOpen = 0n;

const bitOf = (input: number): bigint => 1n << BigInt(input - 1);

async function ridesOf(siteFile: string): Promise<RidesOfSite> {
  const opened = await openRides({ siteFile, board: 'modelled', folders }, (stage) => planted?.(stage));
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  return opened.value;
}

async function rideWith(plant?: RunOptions['onReady'], where = rides): Promise<FailedRide | null> {
  planted = plant;
  const plan = { seed: firstSeed, virtualMs: hours * 3_600_000, sideBySide: 1 };
  return (await rideForHours({ ...where, ...plan, isEnded: () => false, onRide: () => undefined })).failed;
}

beforeAll(async () => {
  rides = await ridesOf(folders.exampleSite);
  const station = rides.stationOf(firstSeed);
  if (station.kind !== 'car') throw new Error('the example is a car');
  for (const { lamp } of station.floors) if (lamp !== null) lamps |= bitOf(lamp);
  for (const name of modeNames) {
    const mode = station.modes[name];
    if (mode?.activeWhen === 'open') modesWhenOpen |= bitOf(mode.input);
  }
}, 120_000);

/** What board and host see differs from what the lift puts on the terminals, where the watch stands. */
function letBoardSee(change: (inputs: bigint) => bigint): void {
  const setInputs = Object.getOwnPropertyDescriptor(InProcessBoard.prototype, 'setInputs')?.value as (
    this: InProcessBoard,
    inputs: bigint,
  ) => void;
  vi.spyOn(InProcessBoard.prototype, 'setInputs').mockImplementation(function (this: InProcessBoard, inputs) {
    setInputs.call(this, change(inputs));
  });
}

function expectFound(ride: FailedRide | null, rule: string): void {
  expect(ride?.outcome).toMatchObject({ violations: [{ rule }] });
  expect(ride!.steps.length).toBeLessThanOrEqual(4);
}

describe('rides by chance find, and shorten to a few steps,', () => {
  it('a lift in which lit buttons are pressed', async () => {
    letBoardSee((inputs) => inputs & ~lamps);
    const failed = await rideWith();
    expectFound(failed, 'litButton');
  }, 120_000);

  it('a board and a host that do not see a fire', async () => {
    letBoardSee((inputs) => inputs | modesWhenOpen);
    const failed = await rideWith();
    expectFound(failed, 'notNormal');
  }, 120_000);

  it('a program that presses what was said while nothing had opened the gate', async () => {
    const plant: RunOptions['onReady'] = ({ hearing, elevatorIo }) => {
      hearing.onEvent((event) => {
        if (event.type !== 'speech.decided' || event.decision.decision !== 'accepted') return;
        const { intent } = event.decision;
        const [floor] = intent.kind === 'floors' ? intent.floors : [];
        if (floor !== undefined) void elevatorIo.press(floor, 2_000);
      });
    };
    expectFound(await rideWith(plant, await ridesOf(gatedLifts)), 'gateClosed');
  }, 120_000);

  it('a program that presses a floor for whatever it did not understand', async () => {
    const failed = await rideWith(({ hearing, elevatorIo }) => {
      hearing.onEvent((event) => {
        const isMissed = event.type === 'speech.decided' && event.decision.decision === 'rejected';
        if (isMissed) void elevatorIo.press('9', 2_000);
      });
    });
    expectFound(failed, 'unasked');
  }, 120_000);

  it('a program that presses again what was pressed once', async () => {
    const failed = await rideWith(({ monitor, elevatorIo, clock }) => {
      elevatorIo.onEvent((event) => {
        if (event.type !== 'lamp.changed' || event.lamp !== 'dark') return;
        const wasPressed = monitor.closures.some(({ button }) => button === event.button);
        if (wasPressed) clock.setTimeout(() => void elevatorIo.press(event.button, 2_000), 2_000);
      });
    });
    expectFound(failed, 'twice');
  }, 120_000);
});
