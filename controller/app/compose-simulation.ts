import { rmSync } from 'node:fs';
import type { Languages, Station } from '../../config/index.js';
import type { Clock, Log } from '../../config/kernel/index.js';
import { openSerialChannel } from '../../firmware-bridge/index.js';
import type { SpeechSynthesizer } from '../../speech/index.js';
import {
  createSimulation,
  modelOf,
  startEmulatedBoard,
  type PassengerVoice,
  type Simulation,
} from '../../simulator/index.js';
import { makeRunFolder, sweepRunFolders } from './run-folder.js';
import type { Teardown } from './teardown.js';

export interface SimulationParts {
  readonly station: Station;
  readonly languages: Languages;
  readonly clock: Clock;
  readonly log: Log;
  readonly synthesizer: SpeechSynthesizer | null;
  readonly teardown: Teardown;
}

/** The lift, its board and its passengers; loaded only with --simulate, so that a real site carries none of it. */
export async function startSimulation(parts: SimulationParts): Promise<Simulation> {
  const { station, languages, clock, log, synthesizer, teardown } = parts;
  sweepRunFolders();
  const runFolder = makeRunFolder();
  teardown.add('folder of the simulated board', () => {
    rmSync(runFolder, { recursive: true, force: true });
  });
  const { board, notice } = await startEmulatedBoard({
    model: modelOf(station.board),
    clock,
    runFolder,
    name: station.id,
    openPath: (path) => openSerialChannel(path, station.board.baudRate),
  });
  const passengerVoice: PassengerVoice | null = synthesizer === null ? null : (request) => synthesizer.say(request);
  const simulation = createSimulation({ station, languages, clock, log, board, boardNotice: notice, passengerVoice });
  teardown.add(`simulated lift of ${station.id}`, () => simulation.stop());
  await simulation.start();
  return simulation;
}
