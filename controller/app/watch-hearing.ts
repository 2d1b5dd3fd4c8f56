import { join } from 'node:path';
import type { Station } from '../../config/index.js';
import type { AudioSource, Clock, Log } from '../../config/kernel/index.js';
import type { Hearing } from '../../speech/index.js';
import { DriftWatch } from '../adapters/drift-watch.js';
import { HearingDiary } from '../adapters/hearing-diary.js';
import { StationMeters } from '../adapters/station-meters.js';
import { StationNotices } from '../adapters/station-notices.js';
import type { HearingDrift } from '../domain/hearing-drift.js';
import type { Messages } from '../domain/messages/messages.js';
import type { Teardown } from './teardown.js';

export interface HearingParts {
  readonly messages: Messages;
  readonly station: Station;
  readonly hearing: Hearing;
  readonly audio: AudioSource;
  /** Folder of the diaries; null keeps none: days of a simulated lift are no one's history. */
  readonly diaries: string | null;
  readonly clock: Clock;
  readonly timeOfDay: () => Date;
  readonly log: Log;
  readonly teardown: Teardown;
}

export interface WatchedHearing {
  readonly meters: StationMeters;
  readonly notices: StationNotices;
  readonly drifts: () => readonly HearingDrift[];
}

/** Meters, the comparison with the weeks before, and what both have to say. */
export async function watchHearing(parts: HearingParts): Promise<WatchedHearing> {
  const { station, hearing, audio, diaries, clock, timeOfDay, teardown } = parts;
  const meters = new StationMeters(audio, hearing);
  teardown.add(`meters of ${station.id}`, () => {
    meters.stop();
  });
  const notices = new StationNotices();
  if (diaries === null) return { meters, notices, drifts: () => [] };
  const log = parts.log.child({ component: 'controller.drift', station: station.id });
  const diary = new HearingDiary(join(diaries, `${station.id}.json`), log);
  await diary.load();
  const watch = new DriftWatch({
    messages: parts.messages,
    diary,
    hearing,
    meters: () => meters.current,
    notices,
    clock,
    timeOfDay,
    log,
  });
  teardown.add(`diary of ${station.id}`, () => watch.stop());
  return { meters, notices, drifts: () => watch.drifts };
}
