import type { Station } from '../../../config/index.js';
import { succeed, type Clock, type ElevatorError, type Log } from '../../../config/kernel/index.js';
import { openSpeech, readAudioFile, type Speech } from '../../../speech/index.js';
import type { Folders } from '../folders.js';
import type { ExitCode, Output } from '../output.js';
import { readSite } from '../read-site.js';
import { describeFault } from './check.js';
import { describeSummary, HearExpectations } from './hear-expected.js';
import { describe, summarise } from './hear-line.js';

export interface HearOptions {
  readonly files: readonly string[];
  readonly siteFile: string;
  /** A list of recordings with what is said in them; null: nothing is expected. */
  readonly expectFile: string | null;
  readonly json: boolean;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly log: Log;
  readonly output: Output;
}

/** Prints what each recording would have made the lift do. A file that can't be used is named; the others go on. */
export async function hear(options: HearOptions): Promise<ExitCode> {
  const { siteFile, expectFile, json, folders, clock, log, output } = options;
  const reading = await readSite(siteFile, folders);
  if (!reading.ok) {
    for (const fault of reading.failure) output.error(describeFault(fault));
    return 2;
  }
  const expectations = expectFile === null ? null : await HearExpectations.read(expectFile);
  if (expectations?.ok === false) return refuse(expectations.failure, output);
  const files = expectations === null ? succeed(options.files) : await expectations.value.files(options.files);
  if (!files.ok) return refuse(files.failure, output);
  const { site, languages } = reading.value;
  const [station] = site.stations;
  if (station === undefined) throw new RangeError('a site has at least one station');
  const speech = await openSpeech({
    site,
    languages,
    modelsFolder: folders.models,
    installedModelsFolder: folders.installedModels,
    cacheFolder: folders.grammars,
    clock,
    log,
  });
  if (!speech.ok) return refuse(speech.failure, output);
  try {
    let isAllGood = true;
    const listener = { speech: speech.value, station, json, output, expectations: expectations?.value ?? null };
    for (const file of files.value) isAllGood = (await hearFile(file, listener)) && isAllGood;
    for (const summary of expectations?.value.summaries() ?? [])
      output.line(json ? JSON.stringify(summary) : describeSummary(summary));
    return isAllGood ? 0 : 1;
  } finally {
    await speech.value.stop();
  }
}

function refuse({ message }: ElevatorError, output: Output): ExitCode {
  output.error(message);
  return 2;
}

interface Listener {
  readonly speech: Speech;
  readonly station: Station;
  readonly json: boolean;
  readonly output: Output;
  readonly expectations: HearExpectations | null;
}

async function hearFile(file: string, listener: Listener): Promise<boolean> {
  const { speech, station, json, output, expectations } = listener;
  const audio = await readAudioFile(file);
  if (!audio.ok) {
    tellFault(file, audio.failure, json, output);
    return false;
  }
  if (audio.value.warning !== null) output.error(`${file}: ${audio.value.warning}`);
  const { samples } = audio.value;
  const utterances = await speech.decide(station, samples);
  const line = summarise(file, samples.length, utterances);
  const decisions = utterances.map(({ decision }) => decision);
  const judged = expectations?.judge(file, line.audioSeconds, decisions, speech, station) ?? null;
  output.line(
    json ? JSON.stringify({ ...line, ...judged }) : describe(line) + (judged === null ? '' : ` - ${judged.verdict}`),
  );
  return true;
}

/** A program that reads the lines finds one for every file; people find the sentence on standard error. */
function tellFault(file: string, { code, message }: ElevatorError, json: boolean, output: Output): void {
  if (json) output.line(JSON.stringify({ file, error: { code, message } }));
  output.error(message);
}
