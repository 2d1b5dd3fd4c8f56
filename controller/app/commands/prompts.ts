import { languageData, type Languages, type Site } from '../../../config/index.js';
import type { ScriptLine } from '../../domain/messages/recording-script.js';
import type { Folders } from '../folders.js';
import { judgeRecordings, recordingFaults, type RecordingsJudgement } from '../judge-recordings.js';
import type { ExitCode, Output } from '../output.js';
import { readSite } from '../read-site.js';
import { describeFault } from '../describe-fault.js';

export interface PromptsOptions {
  readonly file: string;
  readonly isWholeWanted: boolean;
  readonly isMissingOnly: boolean;
  readonly json: boolean;
  readonly folders: Folders;
  readonly output: Output;
}

/** Prints what a person can record for a site, and what is recorded. A recording that cannot be used ends it with 2. */
export async function prompts(options: PromptsOptions): Promise<ExitCode> {
  const { file, folders, output } = options;
  const reading = await readSite(file, folders);
  if (!reading.ok) {
    for (const fault of reading.failure) output.error(describeFault(fault));
    return 2;
  }
  const { site, languages, locate } = reading.value;
  const judgement = await judgeRecordings(site, languages, folders);
  const lines = judgement.script.filter(
    ({ name, part }) =>
      (part !== 'whole' || options.isWholeWanted || judgement.seconds.has(name)) &&
      !(options.isMissingOnly && judgement.seconds.has(name)),
  );
  if (options.json) for (const line of lines) output.line(JSON.stringify(inJson(line, judgement)));
  else for (const line of printed(lines, judgement, site, languages)) output.line(line);
  for (const fault of recordingFaults(judgement, { file, locate })) output.error(describeFault(fault));
  return judgement.faults.length === 0 ? 0 : 2;
}

function inJson({ name, language, part, text }: ScriptLine, { seconds }: RecordingsJudgement): object {
  return {
    file: `${name}.wav`,
    language,
    part,
    text,
    isRecorded: seconds.has(name),
    seconds: seconds.get(name) ?? null,
  };
}

const advice = [
  'Say each line once, friendly and without haste, always at the same distance. An ellipsis (…) stands where a floor is put',
  'in; it is not said. WAV or FLAC of any rate from 8 kHz up; silence is cut off, loudness is made even. What is not recorded',
  'is spoken by the synthetic voice, and so is a sentence of which a piece is missing.',
];

const headings: Readonly<Record<ScriptLine['part'], string>> = {
  sentence: 'Whole answers',
  carrier: 'What stands around a floor',
  floor: 'Floors',
  whole: 'Answers about one floor, in one go: better than put together, where they are there',
};

function printed(
  lines: readonly ScriptLine[],
  judgement: RecordingsJudgement,
  site: Site,
  languages: Languages,
): readonly string[] {
  const { folder } = site.prompts;
  const where =
    folder === null
      ? 'The site file names no folder of recordings yet: add "prompts: { folder: prompts }" and put the files there.'
      : `Recordings lie in ${folder}.`;
  const width = Math.max(0, ...lines.map(({ name }) => name.length)) + '.wav'.length;
  const wholes = judgement.script.filter(({ part }) => part === 'whole').length;
  return [
    `Answers of ${site.name} that can be recorded`,
    where,
    '',
    ...advice,
    ...site.languages.flatMap((code) =>
      sectionsOf(languageData(languages, code).nameInEnglish, code, lines, judgement, width),
    ),
    '',
    `${wholes} answers about one floor can be recorded in one go as well: --whole lists them.`,
  ];
}

function sectionsOf(
  name: string,
  code: string,
  lines: readonly ScriptLine[],
  { seconds }: RecordingsJudgement,
  width: number,
): readonly string[] {
  return (['sentence', 'carrier', 'floor', 'whole'] as const).flatMap((part) => {
    const section = lines.filter((line) => line.language === code && line.part === part);
    if (section.length === 0) return [];
    return [
      '',
      `${name}: ${headings[part]}`,
      ...section.map((line) => {
        const length = seconds.get(line.name);
        const file = `${line.name}.wav`.padEnd(width);
        return `[${length === undefined ? ' ' : 'x'}] ${file}  ${line.text}${length === undefined ? '' : `  (${length.toFixed(1)} s)`}`;
      }),
    ];
  });
}
