import { dirname, isAbsolute, join } from 'node:path';
import { deepFreeze } from '../kernel/index.js';
import type {
  CancelSettings,
  Direction,
  Floor,
  LandingCall,
  LandingFloor,
  Listening,
  Site,
  SpeechSettings,
  Station,
} from '../site.js';
import type { SiteFile } from '../site.schema.js';
import { toBoard } from './to-board.js';
import { loudestPromptDbFs } from '../schema/prompts.schema.js';
import { siteDefaults } from '../schema/site-defaults.js';
import { weekdays } from '../schema/voice-hours.schema.js';

type StationFile = SiteFile['stations'][number];
type FloorFile = NonNullable<StationFile['floors']>[number];
type CallFile = NonNullable<StationFile['calls']>[Direction];
type LandingFloorFile = NonNullable<StationFile['floor']>;

/**
 * A judged site file as the program sees it: every default filled in, frozen to the last list.
 *
 * @param path where the file is: folders that it names are seen from there
 */
export function toSite(file: SiteFile, path: string): Site {
  const speech = file.speech === undefined ? {} : { speech: toSpeech(file.speech) };
  const folder = file.prompts?.folder ?? null;
  const prompts = {
    folder: folder === null || isAbsolute(folder) ? folder : join(dirname(path), folder),
    ...toPromptLevels(file.prompts),
  };
  const journal = { retentionDays: file.journal?.retentionDays ?? siteDefaults.retentionDays };
  return deepFreeze({ ...file.site, ...speech, prompts, journal, stations: file.stations.map(toStation) });
}

function toPromptLevels({ levelDbFs = siteDefaults.promptLevelDbFs, loudestDbFs }: SiteFile['prompts'] = {}) {
  const usualDbFs = Math.min(loudestPromptDbFs, levelDbFs + siteDefaults.promptRiseDb);
  return { levelDbFs, loudestDbFs: loudestDbFs ?? usualDbFs };
}

function toSpeech({ models, voskLibraryPath }: NonNullable<SiteFile['speech']>): SpeechSettings {
  return { models: models ?? {}, ...(voskLibraryPath === undefined ? {} : { voskLibraryPath }) };
}

/** What a kind of station needs is there: a check has refused the file where it is not. */
function toStation(file: StationFile): Station {
  const { kind, floors = [], floor = { id: '' }, calls = {}, doors = {}, alarm = null } = file;
  if (kind === 'car') {
    const { open = null, close = null } = doors;
    const panel = { doors: { open, close }, alarm, cancel: toCancel(file) };
    return { ...toParts(file), kind, floors: floors.map(toFloor), ...panel };
  }
  return {
    ...toParts(file),
    kind,
    floor: toLandingFloor(floor),
    calls: { up: toCall('up', calls.up), down: toCall('down', calls.down) },
  };
}

function toParts(
  file: StationFile,
): Omit<Station, 'kind' | 'floors' | 'floor' | 'calls' | 'doors' | 'alarm' | 'cancel'> {
  const { modes, board } = file;
  return {
    id: file.id,
    audio: {
      device: file.audio?.device ?? null,
      playback: file.audio?.playback ?? null,
    },
    board: toBoard(board),
    pulseMs: file.pulseMs ?? siteDefaults.pulseMs,
    modes: {
      fire: modes.fire,
      firefighter: modes.firefighter ?? null,
      earthquake: modes.earthquake ?? null,
      inspection: modes.inspection,
      outOfService: modes.outOfService ?? null,
    },
    listening: toListening(file),
    confirm: { when: file.confirm?.when ?? siteDefaults.confirmWhen },
    vocabulary: {
      bareNumbers: file.vocabulary?.bareNumbers ?? siteDefaults.bareNumbers,
      wakeWords: file.vocabulary?.wakeWords ?? {},
    },
    limits: {
      callsPerMinute: file.limits?.callsPerMinute ?? siteDefaults.callsPerMinute,
      floorsPerSentence: file.limits?.floorsPerSentence ?? siteDefaults.floorsPerSentence,
    },
  };
}

/** A gate without what opens it has been refused by a check. */
function toListening({ listening = { gate: siteDefaults.listeningGate } }: StationFile): Listening {
  const { gate, presence, openSeconds = siteDefaults.openSeconds } = listening;
  if (gate === 'presence' && presence !== undefined) return { gate, presence, openSeconds };
  return gate === 'wakeWord' ? { gate, openSeconds } : { gate: 'always' };
}

function toCancel({ cancel }: StationFile): CancelSettings | null {
  if (cancel === undefined) return null;
  return { by: cancel.by, withinSeconds: cancel.withinSeconds ?? siteDefaults.cancelWithinSeconds };
}

function toFloor(file: FloorFile): Floor {
  const lamp = file.lamp === 'none' ? null : file.lamp;
  return {
    id: file.id,
    number: file.number ?? null,
    contact: file.contact,
    lamp,
    names: file.names ?? {},
    // Without a lamp nothing could ever confirm a call, so nothing may ask for one.
    voice: lamp !== null && (file.voice ?? siteDefaults.voice),
    ...toVoiceHours(file),
  };
}

function toVoiceHours({ voiceHours }: FloorFile): Pick<Floor, 'voiceHours'> {
  if (voiceHours === undefined) return {};
  return { voiceHours: voiceHours.map(({ days = [...weekdays], from, to }) => ({ days, from, to })) };
}

function toLandingFloor({ id, number, names }: LandingFloorFile): LandingFloor {
  return { id, number: number ?? null, names: names ?? {} };
}

function toCall(id: Direction, file: CallFile): LandingCall | null {
  if (file === undefined) return null;
  const lamp = file.lamp === 'none' ? null : file.lamp;
  return { id, contact: file.contact, lamp, voice: lamp !== null };
}
