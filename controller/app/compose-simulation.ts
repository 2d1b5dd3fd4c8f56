import { rmSync } from 'node:fs';
import type { Languages, Site, Station } from '../../config/index.js';
import type { Clock, Log } from '../../config/kernel/index.js';
import { openSerialChannel } from '../../firmware-bridge/index.js';
import type { SpeechSynthesizer } from '../../speech/index.js';
import {
  createLifts,
  createSimulation,
  modelOf,
  startEmulatedBoard,
  type PassengerVoice,
  type Simulation,
} from '../../simulator/index.js';
import { makeRunFolder, sweepRunFolders } from './run-folder.js';
import type { StationWatch } from './station-watch.types.js';
import type { Teardown } from './teardown.js';

export interface SimulationParts {
  readonly site: Site;
  readonly languages: Languages;
  readonly clock: Clock;
  readonly log: Log;
  readonly synthesizer: SpeechSynthesizer | null;
  readonly teardown: Teardown;
  readonly watch?: StationWatch;
}

/** Puts a station into its lift. */
export type Simulate = (station: Station) => Promise<Simulation>;

/** The lifts of a site, their boards and their passengers; loaded only with --simulate, so that a real site carries none of it. */
export function openSimulator(parts: SimulationParts): Simulate {
  const { site, clock, teardown } = parts;
  sweepRunFolders();
  const runFolder = makeRunFolder();
  teardown.add('folder of the simulated boards', () => {
    rmSync(runFolder, { recursive: true, force: true });
  });
  const lifts = createLifts(site.stations, clock);
  teardown.add('simulated lifts', () => {
    for (const lift of lifts.values()) lift.stop();
  });
  return (station) => startSimulation(station, lifts, runFolder, parts);
}

async function startSimulation(
  station: Station,
  lifts: ReturnType<typeof createLifts>,
  runFolder: string,
  { languages, clock, log, synthesizer, teardown, watch }: SimulationParts,
): Promise<Simulation> {
  const lift = lifts.get(station.id);
  if (lift === undefined) throw new RangeError(`${station.id} is no station of this site`);
  const { board, notice } = await startEmulatedBoard({
    model: modelOf(station.board),
    clock,
    runFolder,
    name: station.id,
    openPath: (path) => openSerialChannel(path, station.board.baudRate),
  });
  const passengerVoice: PassengerVoice | null = synthesizer === null ? null : (request) => synthesizer.say(request);
  const simulation = createSimulation({
    station,
    lift,
    languages,
    clock,
    log,
    board: watch?.board(board, station) ?? board,
    boardNotice: notice,
    passengerVoice,
  });
  teardown.add(`simulation of ${station.id}`, () => simulation.stop());
  await simulation.start();
  return simulation;
}
