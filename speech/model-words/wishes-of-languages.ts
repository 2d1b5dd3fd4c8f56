import type { Languages, ListeningSite } from '../../config/index.js';
import type { WordTable } from '../vocabulary/word-table.js';
import { chooseLanguage } from './choose-language.js';
import { missingWords } from './missing-words.js';
import { openWordLanguage, type WordLanguage } from './word-language.js';
import { readWish, type WordWish } from './word-wish.js';

export interface WordSources {
  /** The languages that words may be added for, and which words of the model are theirs; one at least. */
  readonly tables: ReadonlyMap<string, WordTable>;
  /** `word` or `word=pronunciation` each. */
  readonly written: readonly string[];
  /** Its floors' names are looked through for words that are missing. */
  readonly site: Pick<ListeningSite, 'languages' | 'stations'> | null;
  readonly languages: Languages;
  /** Whether the model has a phone of that name. */
  readonly isPhone: (name: string) => boolean;
  /** What has to be typed beside a pronunciation for a word to be of the language; empty: nothing. */
  readonly optionFor: (code: string) => string;
}

export interface WishOfLanguage {
  readonly wish: WordWish;
  readonly language: WordLanguage;
}

/** All that was asked for, written or by a site file, each for its language, and a sentence for what is of none. */
export async function wishesOfLanguages(
  sources: WordSources,
): Promise<{ readonly wishes: readonly WishOfLanguage[]; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  const wishes: WishOfLanguage[] = [];
  const read = sources.written.map(readWish);
  const asked = read.flatMap((wish) => (wish.ok ? [wish.value.word] : []));
  const opened = await Promise.all([...sources.tables].map(([code, table]) => open(code, table, asked, sources)));
  const languages = opened.map(({ language }) => language);
  for (const wish of read) {
    const language = wish.ok ? chooseLanguage(wish.value, languages, sources.isPhone) : wish;
    if (!language.ok) faults.push(language.failure);
    else if (wish.ok) wishes.push({ wish: wish.value, language: language.value });
  }
  // How a word of a name is said may have been written beside the site file.
  const isWritten = (word: string, of: WordLanguage): boolean =>
    wishes.some(({ wish, language }) => wish.word === word && language === of);
  const ofSite = opened.flatMap(({ language, missing }) =>
    missing.filter((word) => !isWritten(word, language)).map((word) => ({ wish: { word, said: null }, language })),
  );
  return { wishes: [...wishes, ...ofSite], faults };
}

async function open(
  code: string,
  table: WordTable,
  asked: readonly string[],
  sources: WordSources,
): Promise<{ readonly language: WordLanguage; readonly missing: readonly string[] }> {
  const missing = missingOf(code, table, sources);
  const { languages } = sources;
  return { language: await openWordLanguage(code, table, { languages, words: [...asked, ...missing] }), missing };
}

/** Of several languages a site may not listen for all; a single one is looked through whatever the site says. */
function missingOf(code: string, table: WordTable, { tables, site, languages }: WordSources): readonly string[] {
  const data = languages.get(code);
  if (site === null || data === undefined) return [];
  return tables.size === 1 || site.languages.includes(code) ? missingWords(site.stations, data, table) : [];
}
