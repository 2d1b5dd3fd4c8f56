import { dirname, isAbsolute, join } from 'node:path';
import { deepFreeze } from '../kernel/index.js';
import type { Floor, Site, SpeechSettings, Station } from '../site.js';
import type { SiteFile } from '../site.schema.js';
import { toBoard } from './to-board.js';
import { siteDefaults } from '../schema/site-defaults.js';

type StationFile = SiteFile['stations'][number];
type FloorFile = StationFile['floors'][number];

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
    levelDbFs: file.prompts?.levelDbFs ?? siteDefaults.promptLevelDbFs,
  };
  return deepFreeze({ ...file.site, ...speech, prompts, stations: file.stations.map(toStation) });
}

function toSpeech({ models, voskLibraryPath }: NonNullable<SiteFile['speech']>): SpeechSettings {
  return { models: models ?? {}, ...(voskLibraryPath === undefined ? {} : { voskLibraryPath }) };
}

function toStation(file: StationFile): Station {
  const { modes, board } = file;
  return {
    id: file.id,
    kind: file.kind,
    audio: {
      device: file.audio?.device ?? null,
      playback: file.audio?.playback ?? null,
    },
    board: toBoard(board),
    floors: file.floors.map(toFloor),
    pulseMs: file.pulseMs ?? siteDefaults.pulseMs,
    modes: { fire: modes.fire, inspection: modes.inspection, outOfService: modes.outOfService ?? null },
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
  };
}
