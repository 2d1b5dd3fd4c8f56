import { fail, succeed, type Result } from '../../config/kernel/index.js';
import { asPhones } from './ways-to-say.js';
import type { WordLanguage } from './word-language.js';
import type { WordWish } from './word-wish.js';

/**
 * Whose word a wished one is: the language's that knows how it is said, or in which its pronunciation is written.
 *
 * @param languages of the model, one at least
 * @returns the failure is a sentence that says what to type
 */
export function chooseLanguage(
  wish: WordWish,
  languages: readonly WordLanguage[],
  isPhone: (name: string) => boolean,
): Result<WordLanguage, string> {
  const able = languages.length === 1 ? languages : languagesThatCan(wish, languages, isPhone);
  // 熬=ao2 could be English `AO` too, but no English word is written like that.
  const likely = able.length === 1 ? able : able.filter((language) => isOf(language, wish.word));
  const [only] = likely;
  if (only !== undefined && likely.length === 1) return succeed(only);
  return fail(able.length > 1 ? severalOf(wish, able) : noneOf(wish, languages));
}

function languagesThatCan(
  { word, said }: WordWish,
  languages: readonly WordLanguage[],
  isPhone: (name: string) => boolean,
): readonly WordLanguage[] {
  if (said === null) {
    const knowing = languages.filter(({ pronouncer }) => (pronouncer?.pronunciations(word) ?? []).length > 0);
    return knowing.length > 0 ? knowing : languages.filter(({ table }) => table.has(word));
  }
  const saying = languages.filter(
    (language) => isWrittenInPhonesOf(language, said, languages, isPhone) || isSaidIn(language, said, isPhone),
  );
  // A sound that the model lacks is told by whoever finds out what the word is made of.
  return saying.length > 0 ? saying : languages.filter((language) => isSaidIn(language, said, () => true));
}

/** A phone that no word is made of yet may be anybody's. */
function isWrittenInPhonesOf(
  { phones }: WordLanguage,
  said: string,
  languages: readonly WordLanguage[],
  isPhone: (name: string) => boolean,
): boolean {
  const isAnothers = (phone: string): boolean =>
    !phones.has(phone) && languages.some((other) => other.phones.has(phone));
  return asPhones(said).every((phone) => isPhone(phone) && !isAnothers(phone));
}

function isSaidIn({ pronouncer }: WordLanguage, said: string, isPhone: (name: string) => boolean): boolean {
  return pronouncer?.parse(said)?.every(isPhone) ?? false;
}

function isOf({ table, pronouncer }: WordLanguage, word: string): boolean {
  return table.has(word) || (pronouncer?.pronunciations(word) ?? []).length > 0;
}

function severalOf({ word }: WordWish, able: readonly WordLanguage[]): string {
  return `'${word}' could be a word of ${codesOf(able, 'and')}; say which with --language`;
}

function noneOf({ word, said }: WordWish, languages: readonly WordLanguage[]): string {
  if (said !== null)
    return `'${said}' is a pronunciation of '${word}' neither in ${codesOf(languages, 'nor in')}; say the language with --language`;
  const option = `--language ${codesOf(languages, 'or')}`;
  return `no pronunciation of '${word}' is known; write it as ${word}=PRONUNCIATION, with ${option} where that does not tell the language`;
}

function codesOf(languages: readonly WordLanguage[], between: string): string {
  return languages.map(({ code }) => code).join(` ${between} `);
}
