import type { Station } from '../../../config/index.js';
import type { Clock, ElevatorError, Log } from '../../../config/kernel/index.js';
import { openSpeech, readAudioFile, type Speech } from '../../../speech/index.js';
import type { Folders } from '../folders.js';
import type { ExitCode, Output } from '../output.js';
import { readSite } from '../read-site.js';
import { describeFault } from './check.js';
import { describe, summarise } from './hear-line.js';

export interface HearOptions {
  readonly files: readonly string[];
  readonly siteFile: string;
  readonly json: boolean;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly log: Log;
  readonly output: Output;
}

/** Prints what each recording would have made the lift do. A file that can't be used is named; the others go on. */
export async function hear({ files, siteFile, json, folders, clock, log, output }: HearOptions): Promise<ExitCode> {
  const reading = await readSite(siteFile, folders);
  if (!reading.ok) {
    for (const fault of reading.failure) output.error(describeFault(fault));
    return 2;
  }
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
  if (!speech.ok) {
    output.error(speech.failure.message);
    return 2;
  }
  try {
    let isAllGood = true;
    for (const file of files) isAllGood = (await hearFile(file, speech.value, station, json, output)) && isAllGood;
    return isAllGood ? 0 : 1;
  } finally {
    await speech.value.stop();
  }
}

async function hearFile(
  file: string,
  speech: Speech,
  station: Station,
  json: boolean,
  output: Output,
): Promise<boolean> {
  const audio = await readAudioFile(file);
  if (!audio.ok) {
    tellFault(file, audio.failure, json, output);
    return false;
  }
  if (audio.value.warning !== null) output.error(`${file}: ${audio.value.warning}`);
  const { samples } = audio.value;
  const line = summarise(file, samples.length, await speech.decide(station, samples));
  output.line(json ? JSON.stringify(line) : describe(line));
  return true;
}

/** A program that reads the lines finds one for every file; people find the sentence on standard error. */
function tellFault(file: string, { code, message }: ElevatorError, json: boolean, output: Output): void {
  if (json) output.line(JSON.stringify({ file, error: { code, message } }));
  output.error(message);
}
