import type { Languages } from '../../config/index.js';
import { openSounds } from '../pronunciation/language-sounds.js';
import type { Pronouncer } from '../pronunciation/pronouncer.js';
import type { WordTable } from '../vocabulary/word-table.js';

/** A language that words are added for. */
export interface WordLanguage {
  /** Empty where nothing tells: of a folder that somebody put in place. */
  readonly code: string;
  /** Its own words in the model. */
  readonly table: WordTable;
  /** null: the language brings none, so every word has to be written with its pronunciation. */
  readonly pronouncer: Pronouncer | null;
  /** What its own words are made of, as far as the pronouncer knows them. */
  readonly phones: ReadonlySet<string>;
}

/** @param words those that will be asked about, beside the language's own ones */
export async function openWordLanguage(
  code: string,
  table: WordTable,
  { languages, words }: { readonly languages: Languages; readonly words: readonly string[] },
): Promise<WordLanguage> {
  const data = languages.get(code);
  const sounds = data === undefined ? null : await openSounds(data, [...words, ...table.keys()]);
  const pronouncer = sounds?.pronouncer ?? null;
  const phones = [...table.keys()].flatMap((word) => pronouncer?.pronunciations(word) ?? []).flat();
  return { code, table, pronouncer, phones: new Set(phones) };
}
