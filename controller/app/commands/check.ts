import { gravestFirst, type SiteFault } from '../../../config/index.js';
import { checkVocabulary, reportLine, type VocabularyReport } from '../../../speech/index.js';
import {
  isElevatorError,
  succeed,
  withoutCode,
  type Clock,
  type ElevatorError,
  type Result,
} from '../../../config/kernel/index.js';
import { describeFault } from '../describe-fault.js';
import { modelFolders, type Folders } from '../folders.js';
import { judgeRecordings, recordingFaults, recordingReport } from '../judge-recordings.js';
import { tellFailure, type ExitCode, type Output } from '../output.js';
import { readSite } from '../read-site.js';

export interface CheckOptions {
  readonly file: string;
  readonly json: boolean;
  readonly folders: Folders;
  readonly output: Output;
  readonly clock: Clock;
}

/**
 * Judges a site file as `run` would, starts nothing, and says what the recognisers make of its words. 0: good; 1: no fault in the
 * file, but a model is missing to judge its words by, so that it would not start; 2: faults.
 */
export async function check(options: CheckOptions): Promise<ExitCode> {
  const { file, json, output } = options;
  const judgement = await judge(options);
  if (!judgement.ok) {
    tellFailure(output, judgement.failure);
    return 2;
  }
  const { faults, report, vocabularies, missingModel } = judgement.value;
  const hasFaults = faults.some(({ severity }) => severity === 'error');
  const isGood = !hasFaults && missingModel === null;
  if (json) {
    output.line(JSON.stringify({ file, isGood, faults, report, vocabularies, missingModel }));
  } else {
    for (const fault of faults) output.line(describeFault(fault));
    for (const line of report) output.line(line);
    if (missingModel !== null) output.line(`${file}: ${withoutCode(missingModel)}`);
    output.line(`${file}: ${verdict(isGood, hasFaults)}`);
  }
  if (isGood) return 0;
  return hasFaults ? 2 : 1;
}

function verdict(isGood: boolean, hasFaults: boolean): string {
  if (isGood) return 'good';
  return hasFaults
    ? 'not usable; nothing would be started'
    : 'no fault in the file itself; its words cannot be judged before the model is there, and nothing would be started';
}

/** A list of floors alone leaves people wondering whether they have to do something. */
function adviceOnConfusable(reports: readonly VocabularyReport[]): readonly string[] {
  if (reports.every(({ confusable }) => confusable.length === 0)) return [];
  return [
    'note: confusable floors need no change: where a voice leaves open which one was meant, the lift asks. A name that sounds like no other (names: ...) is asked about less often.',
  ];
}

interface Judgement {
  readonly faults: readonly SiteFault[];
  /** One line per station and language: "19 floors, 412 phrases; confusable: ..." */
  readonly report: readonly string[];
  /** The same for programs: each station's in each language. */
  readonly vocabularies: readonly VocabularyReport[];
  /** Why its words could not be judged, with what to type; null: they were. */
  readonly missingModel: string | null;
}

async function judge({ file, folders, clock }: CheckOptions): Promise<Result<Judgement, ElevatorError>> {
  const reading = await readSite(file, folders);
  if (!reading.ok) return succeed({ faults: reading.failure, report: [], vocabularies: [], missingModel: null });
  const { site, languages, warnings, locate } = reading.value;
  const vocabulary = await checkVocabulary({
    site,
    languages,
    folders: modelFolders(folders),
    clock,
    witnesses: 'both',
  });
  if (!vocabulary.ok) {
    const { failure } = vocabulary;
    if (!isElevatorError(failure, 'ELV-SPEECH-011')) return vocabulary;
    return succeed({ faults: warnings, report: [], vocabularies: [], missingModel: failure.message });
  }
  const faults = vocabulary.value.faults.map((fault) => ({
    severity: 'error' as const,
    file,
    ...locate(fault.field),
    ...fault,
  }));
  const recorded = await judgeRecordings(site, languages, folders);
  const all = [...faults, ...recordingFaults(recorded, { file, locate }), ...warnings];
  return succeed({
    faults: all.toSorted(gravestFirst),
    report: [
      ...vocabulary.value.reports.map(reportLine),
      ...adviceOnConfusable(vocabulary.value.reports),
      ...recordingReport(recorded),
      ...vocabulary.value.notices.map((notice) => `note: ${notice}`),
    ],
    vocabularies: vocabulary.value.reports,
    missingModel: null,
  });
}
