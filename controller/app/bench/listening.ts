import type { Station } from '../../../config/index.js';
import { ElevatorError } from '../../../config/kernel/index.js';
import {
  expectationOf,
  faintNoise,
  openSpeech,
  type HeardUtterance,
  type Recording,
  type Speech,
  type SpeechOptions,
} from '../../../speech/index.js';
import { speechFolders } from '../folders.js';
import type { BenchParts } from './bench-parts.js';

/** Blocks come four times as fast as in a lift: quick to measure, and slow enough for the recognisers to keep up. */
const timesRealTime = 4;
/** A second of quiet room before a recording, which the ear needs to know the room. */
export const leadMs = 1_000;

export async function openBenchSpeech(
  { site, languages, folders, clock, log }: BenchParts,
  options: Pick<SpeechOptions, 'endpointing' | 'endpoint'>,
): Promise<Speech> {
  const opened = await openSpeech({
    site,
    languages,
    ...speechFolders(folders),
    clock,
    log,
    ...options,
  });
  if (!opened.ok) throw opened.failure;
  return opened.value;
}

export function firstStation({ site }: BenchParts): Station {
  const [station] = site.stations;
  if (station === undefined) throw new ElevatorError('ELV-BUG-001', 'a site has at least one station');
  return station;
}

/** What a station makes of a recording after `leadMs` of a quiet room. */
export function listenTo(speech: Speech, parts: BenchParts, recording: Int16Array): Promise<readonly HeardUtterance[]> {
  const lead = faintNoise(leadMs * 16);
  const samples = new Int16Array(lead.length + recording.length);
  samples.set(lead);
  samples.set(recording, lead.length);
  return speech.listen(firstStation(parts), samples, { pace: { clock: parts.clock, timesRealTime } });
}

/** Whether the first station's own sentences make a request of a recording, be it for a floor it lacks. */
export function requestsOf(speech: Speech, parts: BenchParts): (recording: Recording) => boolean {
  const vocabularies = speech.witnesses(firstStation(parts)).map(({ first }) => first.vocabulary);
  return (recording) => expectationOf(recording, vocabularies).kind !== 'nothing';
}
