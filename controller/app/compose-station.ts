import { firstLanguage, type Languages, type Site, type Station } from '../../config/index.js';
import {
  ElevatorError,
  fail,
  succeed,
  type AudioSource,
  type Clock,
  type Log,
  type Result,
} from '../../config/kernel/index.js';
import { createElevatorIo, openSerialChannel, type ChannelOpener } from '../../firmware-bridge/index.js';
import type { Simulation } from '../../simulator/index.js';
import { createMicrophone, MixedSource, PushSource, type Speech, type SpeechSynthesizer } from '../../speech/index.js';
import type { SiteMetrics } from '../adapters/site-metrics.js';
import { createStationService } from '../adapters/station-service.js';
import type { Journal } from '../journal/journal.types.js';
import type { Messages } from '../domain/messages/messages.js';
import type { Simulate } from './compose-simulation.js';
import { composePlayer } from './compose-loudspeaker.js';
import { noteEquipment } from './equipment-notices.js';
import type { Folders } from './folders.js';
import type { PromptShelf } from './prompt-shelf.js';
import { RunningStation } from './running-station.js';
import type { StationWatch } from './station-watch.types.js';
import type { Teardown } from './teardown.js';
import { watchHearing } from './watch-hearing.js';

/** What a site is composed from, and each of its stations. */
export interface SiteParts {
  readonly site: Site;
  readonly languages: Languages;
  readonly folders: Folders;
  readonly isSimulated: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeOfDay: () => Date;
  /** Of simulated stations; absent: nobody watches. */
  readonly watch?: StationWatch;
}

interface StationParts extends SiteParts {
  readonly station: Station;
  /** null: a real lift. */
  readonly simulate: Simulate | null;
  readonly speech: Speech;
  readonly synthesizer: SpeechSynthesizer | null;
  readonly shelf: PromptShelf;
  readonly messages: Messages;
  readonly metrics: SiteMetrics;
  readonly journal: Journal;
  readonly notices: string[];
  readonly teardown: Teardown;
}

/** Wires every station of a site; they are to be started. The first that can't be had ends it. */
export async function composeStations(
  parts: Omit<StationParts, 'station' | 'simulate'>,
): Promise<Result<readonly RunningStation[], ElevatorError>> {
  const simulate = parts.isSimulated ? await openSimulator(parts) : null;
  const stations: RunningStation[] = [];
  for (const station of parts.site.stations) {
    const running = await composeStation({ ...parts, station, simulate });
    if (!running.ok) return running;
    stations.push(running.value);
  }
  return succeed(stations);
}

/** From its board and its microphone to its answers. */
async function composeStation(parts: StationParts): Promise<Result<RunningStation, ElevatorError>> {
  const { station, site, speech, clock, log, teardown } = parts;
  const simulation = (await parts.simulate?.(station)) ?? null;
  if (simulation !== null && simulation.boardNotice !== null) parts.notices.push(simulation.boardNotice);
  const opener = simulation?.boardOpener ?? serialOpener(station);
  if (opener === null) {
    const message = `Station ${station.id} names no board.path, so there is no lift to talk to: name the port, or start with --simulate.`;
    return fail(new ElevatorError('ELV-CMD-002', message));
  }
  const elevatorIo = createElevatorIo({ station, opener, clock, log });
  teardown.add(`link of ${station.id}`, () => elevatorIo.stop());
  const browserMicrophone = simulation === null ? null : new PushSource({ name: 'the page', clock });
  const card = soundCard(parts, simulation);
  const audio = listenTo(parts, [browserMicrophone, card, simulation?.cabin ?? null]);
  teardown.add(`audio of ${station.id}`, () => audio.stop());
  const hearing = await speech.hearing(station);
  parts.watch?.follow(station, hearing, elevatorIo);
  const diaries = parts.isSimulated ? null : parts.folders.diaries;
  const { meters, notices, drifts } = await watchHearing({ ...parts, hearing, audio, diaries });
  noteEquipment({
    ...parts,
    stationNotices: notices,
    card,
    hasVoice: parts.synthesizer !== null,
    isBoardInProcess: (simulation?.boardNotice ?? null) !== null,
  });
  const service = createStationService({
    station,
    messages: parts.messages,
    site,
    elevatorIo,
    hearing,
    audio,
    soundFrom: simulation !== null && station.audio.device === null ? 'simulatedCar' : 'microphone',
    clock,
    log,
    timeOfDay: parts.timeOfDay,
    journal: parts.journal,
    prompts: composePlayer({ ...parts, hearing, microphone: audio, stationNotices: notices }),
    notices: () => notices.all,
    meters: () => meters.current,
    ...parts.metrics.outcomesOf(station.id),
  });
  teardown.add(`station ${station.id}`, () => service.stop());
  parts.metrics.add({ id: station.id, audio, elevatorIo, service, drifts, meters: () => meters.current });
  hearing.listen(audio);
  const start = (): void => {
    elevatorIo.start();
    audio.start();
  };
  const killRecognizer = (language = firstLanguage(site)): void => {
    speech.killRecognizer(language);
  };
  return succeed(
    new RunningStation({ service, simulation, browserMicrophone, meters, notices, killRecognizer, start }),
  );
}

function serialOpener({ board }: Station): ChannelOpener | null {
  return board.path === null ? null : openSerialChannel(board.path, board.baudRate);
}

function soundCard({ station, clock, log, notices }: StationParts, simulation: Simulation | null): AudioSource | null {
  const { device } = station.audio;
  const instead =
    simulation === null
      ? "nobody is heard, and voice is not available; the lift's own buttons, the board and the page work"
      : "the page's microphone, recordings and typed sentences are heard instead, and the lift's buttons work";
  if (device !== null) return createMicrophone({ device, clock, log, meanwhile: instead });
  notices.push(`No sound card microphone: the site file names no audio.device for ${station.id}; ${instead}.`);
  return null;
}

/** The page's microphone outranks a sound card, and both outrank the simulated cabin, which sounds on beneath them. */
function listenTo({ station, clock }: StationParts, inputs: readonly (AudioSource | null)[]): MixedSource {
  const sources = inputs.filter((source) => source !== null);
  return new MixedSource({
    name: `audio of ${station.id}`,
    sources: sources.length > 0 ? sources : [new PushSource({ name: 'nothing', clock })],
    clock,
  });
}

async function openSimulator(parts: Omit<StationParts, 'station' | 'simulate'>): Promise<Simulate> {
  const simulator = await import('./compose-simulation.js');
  return simulator.openSimulator(parts);
}
