import type { Station } from '../../../config/index.js';
import { ElevatorError, succeed } from '../../../config/kernel/index.js';
import { readAudioFile, type Speech } from '../../../speech/index.js';
import type { ExitCode, Output } from '../output.js';
import { describeJudged, describeSummary, HearExpectations } from './hear-expected.js';
import { describe, describeEach, summarise } from './hear-line.js';
import { openEars, type EarsOptions } from './open-ears.js';

export interface HearOptions extends EarsOptions {
  readonly files: readonly string[];
  /** A list of recordings with what is said in them; null: nothing is expected. */
  readonly expectFile: string | null;
  readonly json: boolean;
  /** For people: every utterance on a line of its own with its grounds, also where a file holds only one. */
  readonly isWhyAsked: boolean;
}

/** Prints what each recording would have made the lift do. A file that can't be used is named; the others go on. */
export async function hear(options: HearOptions): Promise<ExitCode> {
  const { expectFile, json, isWhyAsked, output } = options;
  const expectations = expectFile === null ? null : await HearExpectations.read(expectFile);
  if (expectations?.ok === false) return refuse(expectations.failure, output);
  const files = expectations === null ? succeed(options.files) : await expectations.value.files(options.files);
  if (!files.ok) return refuse(files.failure, output);
  const ears = await openEars(options);
  if (ears === null) return 2;
  const { station, speech } = ears;
  try {
    let isAllGood = true;
    const listener = { speech, station, json, isWhyAsked, output, expectations: expectations?.value ?? null };
    for (const file of files.value) isAllGood = (await hearFile(file, listener)) && isAllGood;
    for (const summary of expectations?.value.summaries() ?? [])
      output.line(json ? JSON.stringify(summary) : describeSummary(summary));
    return isAllGood ? 0 : 1;
  } finally {
    await speech.stop();
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
  readonly isWhyAsked: boolean;
  readonly output: Output;
  readonly expectations: HearExpectations | null;
}

async function hearFile(file: string, listener: Listener): Promise<boolean> {
  const { speech, station, json, isWhyAsked, output, expectations } = listener;
  const audio = await readAudioFile(file);
  if (!audio.ok) {
    tellFault(file, audio.failure, json, output);
    return false;
  }
  if (audio.value.warning !== null) output.error(audio.value.warning);
  const { samples } = audio.value;
  const utterances = await speech.decide(station, samples);
  if (utterances.some(({ isLanguageLost }) => isLanguageLost)) {
    const message = `${file} could not be heard: a recogniser ended under it twice`;
    tellFault(file, new ElevatorError('ELV-SPEECH-002', message), json, output);
    return false;
  }
  const line = summarise(file, samples.length, utterances);
  const decisions = utterances.map(({ decision }) => decision);
  const judged = expectations?.judge(file, line.audioSeconds, decisions, speech, station) ?? null;
  if (json) {
    output.line(JSON.stringify({ ...line, ...judged }));
    return true;
  }
  output.line(describe(line) + (judged === null ? '' : ` - ${describeJudged(judged)}`));
  if (isWhyAsked || utterances.length > 1) for (const each of describeEach(utterances)) output.line(each);
  return true;
}

/** A program that reads the lines finds one for every file; people find the sentence on standard error. */
function tellFault(file: string, { code, message }: ElevatorError, json: boolean, output: Output): void {
  if (json) output.line(JSON.stringify({ file, error: { code, message } }));
  output.error(message);
}
