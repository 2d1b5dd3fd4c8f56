import { beforeAll, describe, expect, it, vi } from 'vitest';
import { findFolders } from '../../../controller/app/folders.js';
import { readSite } from '../../../controller/app/read-site.js';
import { makeRide } from '../../../controller/app/scenario/random/make-ride.js';
import { rideForHours, type FailedRide } from '../../../controller/app/scenario/random/ride-for-hours.js';
import { usualStart } from '../../../controller/app/scenario/read-scenario.js';
import { runScenario, type RunOptions } from '../../../controller/app/scenario/run-scenario.js';
import { SiteEars } from '../../../controller/app/scenario/site-ears.js';
import { InProcessBoard } from '../../../simulator/board/in-process-board.js';

/* Rides by chance with a rule broken on purpose: they have to find it, and to shorten what they found. */

const hours = 0.5;
const firstSeed = 1;

let rideWith: (onReady?: RunOptions['onReady']) => Promise<FailedRide | null>;
/** Inputs of the first station: of its lamps, and of its modes as they are in a fire or in an inspection. */
let lamps = 0n;
let modesWhenOpen = 0n;

const bitOf = (input: number): bigint => 1n << BigInt(input - 1);

beforeAll(async () => {
  const folders = findFolders({});
  const reading = await readSite(folders.exampleSite, folders);
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  const { site, languages } = reading.value;
  const [station] = site.stations;
  if (station?.kind !== 'car') throw new Error('the example has a car first');
  const opened = await new SiteEars(languages, folders).of({ siteFile: folders.exampleSite, site });
  if (!opened.ok) throw opened.failure;
  const ears = opened.value;
  for (const { lamp } of station.floors) if (lamp !== null) lamps |= bitOf(lamp);
  for (const mode of Object.values(station.modes)) if (mode?.activeWhen === 'open') modesWhenOpen |= bitOf(mode.input);
  const parts = { station, languages: site.languages, sentences: ears.sentences(station.id, 1_500) };
  rideWith = async (onReady) => {
    const { failed } = await rideForHours({
      ...{ seed: firstSeed, virtualMs: hours * 3_600_000, isEnded: () => false, onRide: () => undefined },
      make: (seed) => makeRide(seed, parts),
      play: (steps, seed) =>
        runScenario(
          { site, station, seed, board: 'modelled', steps, startsAt: new Date(usualStart) },
          { languages, ears, ...(onReady && { onReady }) },
        ),
    });
    return failed;
  };
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
