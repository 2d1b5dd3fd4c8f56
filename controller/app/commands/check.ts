import type { SiteFault } from '../../../config/index.js';
import { checkVocabulary, reportLine, type VocabularyReport } from '../../../speech/index.js';
import { succeed, type Clock, type ElevatorError, type Result } from '../../../config/kernel/index.js';
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

/** Judges a site file as `run` would, starts nothing, and says what the recognisers make of its words. */
export async function check(options: CheckOptions): Promise<ExitCode> {
  const { file, json, output } = options;
  const judgement = await judge(options);
  if (!judgement.ok) {
    tellFailure(output, judgement.failure);
    return 2;
  }
  const { faults, report, vocabularies } = judgement.value;
  const isGood = !faults.some(({ severity }) => severity === 'error');
  if (json) {
    output.line(JSON.stringify({ file, isGood, faults, report, vocabularies }));
  } else {
    for (const fault of faults) output.line(describeFault(fault));
    for (const line of report) output.line(line);
    output.line(isGood ? `${file}: good` : `${file}: not usable; nothing would be started`);
  }
  return isGood ? 0 : 2;
}

interface Judgement {
  readonly faults: readonly SiteFault[];
  /** One line per station and language: "19 floors, 412 phrases, 0 unknown words; confusable: ..." */
  readonly report: readonly string[];
  /** The same for programs: each station's in each language. */
  readonly vocabularies: readonly VocabularyReport[];
}

async function judge({ file, folders, clock }: CheckOptions): Promise<Result<Judgement, ElevatorError>> {
  const reading = await readSite(file, folders);
  if (!reading.ok) return succeed({ faults: reading.failure, report: [], vocabularies: [] });
  const { site, languages, warnings, locate } = reading.value;
  const vocabulary = await checkVocabulary({
    site,
    languages,
    folders: modelFolders(folders),
    clock,
    witnesses: 'both',
  });
  if (!vocabulary.ok) return vocabulary;
  const faults = vocabulary.value.faults.map((fault) => ({
    severity: 'error' as const,
    file,
    ...locate(fault.field),
    ...fault,
  }));
  const recorded = await judgeRecordings(site, languages, folders);
  const all = [...faults, ...recordingFaults(recorded, { file, locate }), ...warnings];
  return succeed({
    faults: all.toSorted((a, b) => a.severity.localeCompare(b.severity)),
    report: [
      ...vocabulary.value.reports.map(reportLine),
      ...recordingReport(recorded),
      ...vocabulary.value.notices.map((notice) => `note: ${notice}`),
    ],
    vocabularies: vocabulary.value.reports,
  });
}
