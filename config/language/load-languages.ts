import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Static, TSchema } from 'typebox';
import { deepFreeze, fail, succeed, type Result } from '../kernel/index.js';
import { wrong, type Finding } from '../reading/finding.js';
import { toFaults } from '../reading/judge-text.js';
import { readTypedFile } from '../reading/read-typed-file.js';
import type { SiteFault } from '../site-fault.js';
import { answersFileSchema } from './answers-file.schema.js';
import { displayFileSchema } from './display-file.schema.js';
import { floorsFileSchema } from './floors-file.schema.js';
import { judgeAnswers } from './judge-answers.js';
import { judgeFloors } from './judge-floors.js';
import { judgeNumbers } from './judge-numbers.js';
import { judgeSlots } from './judge-slots.js';
import type { LanguageData, Languages } from './language-data.js';
import { languageFileSchema } from './language-file.schema.js';
import { numbersFileSchema } from './numbers-file.schema.js';
import { sentencesFileSchema } from './sentences-file.schema.js';
import { soundsFileSchema } from './sounds-file.schema.js';
import { SpokenNumbers } from './spoken-numbers.js';

type Reading<Value> = Result<Value, readonly SiteFault[]>;

const displaySlots = [
  ...['text', 'floor', 'floors', 'contact', 'firmware', 'language', 'today', 'usual', 'other', 'lamp'],
  ...['others', 'line', 'fault', 'count'],
] as const;

/** "zh", "en", "pt-br": what a folder of a language is called. */
const codePattern = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/u;

/**
 * Reads every language of a folder (`config/languages`), one folder per language. On failure every fault of every file is
 * listed with its line: a language is whole, or it is not there.
 */
export async function loadLanguages(folder: string): Promise<Reading<Languages>> {
  const codes = await codesIn(folder);
  if (!codes.ok) return codes;
  const readings = await Promise.all(codes.value.map((code) => loadLanguage(join(folder, code), code)));
  const faults = readings.flatMap((reading) => (reading.ok ? [] : reading.failure));
  if (faults.length > 0) return fail(faults);
  const languages = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
  return succeed(new Map(languages.map((language) => [language.code, language])));
}

async function codesIn(folder: string): Promise<Reading<readonly string[]>> {
  const refuse = (message: string): Reading<never> => fail(toFaults([wrong([], message)], folder));
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => error as Error);
  if (entries instanceof Error) return refuse(`the folder of languages cannot be read: ${entries.message}`);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const odd = names.filter((name) => !codePattern.test(name));
  if (odd.length > 0) return refuse(`${odd.join(', ')}: a folder of a language is named by its code, like "ko"`);
  return names.length === 0 ? refuse('there is no language in this folder') : succeed(names.toSorted());
}

async function loadLanguage(folder: string, code: string): Promise<Reading<LanguageData>> {
  const numbers = await readFile(join(folder, 'numbers.yaml'), numbersFileSchema, judgeNumbers);
  const [language, floors, sentences, answers, display, sounds] = await Promise.all([
    readFile(join(folder, 'language.yaml'), languageFileSchema),
    readFile(join(folder, 'floors.yaml'), floorsFileSchema, (value) =>
      judgeFloors(value, numbers.ok ? numbers.value : null),
    ),
    readFile(join(folder, 'sentences.yaml'), sentencesFileSchema),
    readFile(join(folder, 'answers.yaml'), answersFileSchema, (value) =>
      judgeAnswers(value, numbers.ok ? numbers.value : null),
    ),
    readOptional(join(folder, 'display.yaml'), displayFileSchema, (value) => judgeSlots(value, displaySlots)),
    readOptional(join(folder, 'sounds.yaml'), soundsFileSchema),
  ]);
  const all = [language, numbers, floors, sentences, answers, display, sounds];
  const faults = all.flatMap((reading) => (reading.ok ? [] : reading.failure));
  if (!language.ok || !numbers.ok || !floors.ok || !sentences.ok || !answers.ok) return fail(faults);
  if (!display.ok || !sounds.ok) return fail(faults);
  const data = deepFreeze({
    code,
    ...language.value,
    floors: floors.value,
    sentences: sentences.value,
    answers: answers.value,
    display: display.value,
    sounds: sounds.value,
  });
  return succeed(Object.freeze({ ...data, numbers: new SpokenNumbers(numbers.value) }));
}

/** null where there is no such file. */
async function readOptional<Schema extends TSchema>(
  file: string,
  schema: Schema,
  judge?: (value: Static<Schema>) => readonly Finding[],
): Promise<Reading<Static<Schema> | null>> {
  return existsSync(file) ? readFile(file, schema, judge) : succeed(null);
}

async function readFile<Schema extends TSchema>(
  file: string,
  schema: Schema,
  judge?: (value: Static<Schema>) => readonly Finding[],
): Promise<Reading<Static<Schema>>> {
  const reading = await readTypedFile(file, schema, judge);
  return reading.ok ? succeed(reading.value.value) : reading;
}
