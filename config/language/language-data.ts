import type { AnswersFile } from './answers-file.schema.js';
import type { DisplayFile } from './display-file.schema.js';
import type { FloorsFile } from './floors-file.schema.js';
import type { LanguageFile } from './language-file.schema.js';
import type { SentencesFile } from './sentences-file.schema.js';
import type { SoundsFile } from './sounds-file.schema.js';
import type { SpokenNumbers } from './spoken-numbers.js';

/** Code of a language: the name of its folder in config/languages. */
export type Language = string;

/** All that the program knows of one language; nothing else in it knows any. */
export interface LanguageData extends LanguageFile {
  readonly code: Language;
  readonly sentences: SentencesFile;
  readonly numbers: SpokenNumbers;
  readonly floors: FloorsFile;
  readonly answers: AnswersFile;
  /** null where nobody knows how the words of the language are said. */
  readonly sounds: SoundsFile | null;
  /** null where the page does not speak the language. */
  readonly display: DisplayFile | null;
}

/** The languages there are, by code, in the order of the alphabet. */
export type Languages = ReadonlyMap<Language, LanguageData>;

/** The data of a language that was checked before: a site names only languages there are. */
export function languageData(languages: Languages, code: Language): LanguageData {
  const data = languages.get(code);
  if (data === undefined) throw new RangeError(`there is no language "${code}"`);
  return data;
}
