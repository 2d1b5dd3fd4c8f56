import type { LanguageData } from '../../config/index.js';
import type { Reading } from './spoken-floor.js';
import { wordingsOf } from './template.js';

const idPattern = /^([A-Z]{0,2})(\d{0,2})([A-Z]{0,2})$/u;

/**
 * "12A", "B2", "LG" as they are read from the button: the first spelling of a letter is shown, each is listened for. Empty for
 * plain numbers and for letters that the language has no sound for.
 */
export function buttonReadings(id: string, language: LanguageData): readonly Reading[] {
  const [, before = '', digits = '', after = ''] = idPattern.exec(id.toUpperCase()) ?? [];
  if (before === '' && after === '') return [];
  const number = digits === '' ? [] : [same(language.numbers.usual(Number(digits)))];
  const parts = [...lettersOf(before, language), number, ...lettersOf(after, language)];
  return parts
    .filter((part, index) => part.length > 0 || index !== before.length)
    .reduce<readonly Reading[]>(
      (readings, part) => readings.flatMap((reading) => part.map((next) => joined(reading, next, language))),
      [same('')],
    );
}

/** Whether something of a button can be said with a number alone; "m" by itself is no request. */
export function hasNumber(id: string): boolean {
  return /\d/u.test(id);
}

/** What people call a button of that sign: "ground floor" for G. For floors that nobody gave a name. */
export function signReadings(id: string, { floors, spacing }: LanguageData): readonly Reading[] {
  return (floors.signs[id.toUpperCase()] ?? []).flatMap((sign) => wordingsOf(sign, spacing)).map(same);
}

/** The button that is meant by words: "twelve a" is 12A, 负二 is -2, "ground floor" is G; null where none is. */
export function buttonOf(words: string, language: LanguageData): string | null {
  const said = tidy(words, language);
  const number = language.numbers.valueOf(said);
  if (number !== null) return String(number);
  const sign = Object.keys(language.floors.signs).find((id) =>
    signReadings(id, language).some(({ say }) => tidy(say, language) === said),
  );
  if (sign !== undefined) return sign;
  const letters = soundsOf(language);
  for (const [letter, sound] of letters) {
    const behind = language.numbers.valueOf(without(said, sound, 'start', language));
    if (behind !== null && behind >= 0) return `${letter}${behind}`;
    const before = language.numbers.valueOf(without(said, sound, 'end', language));
    if (before !== null && before >= 0) return `${before}${letter}`;
  }
  const alone = letters.find(([, sound]) => sound === said);
  if (alone !== undefined) return alone[0];
  for (const [first, sound] of letters) {
    const rest = without(said, sound, 'start', language);
    const second = rest === '' ? undefined : letters.find(([, other]) => other === rest);
    if (second !== undefined) return first + second[0];
  }
  return null;
}

function same(text: string): Reading {
  return { say: text, show: text };
}

function lettersOf(letters: string, { floors }: LanguageData): readonly (readonly Reading[])[] {
  return Array.from(letters).map((letter) => {
    const sounds = floors.letters[letter] ?? [];
    return sounds.map((say) => ({ say, show: letter }));
  });
}

function joined(one: Reading, other: Reading, { spacing }: LanguageData): Reading {
  const space = spacing === 'characters' || one.say === '' ? '' : ' ';
  return { say: one.say + space + other.say, show: one.show + space + other.show };
}

/** Letters with each of their sounds, the longest sound first, so that "be" is B and not B before an E. */
function soundsOf(language: LanguageData): readonly (readonly [string, string])[] {
  return Object.entries(language.floors.letters)
    .flatMap(([letter, sounds]) => sounds.map((sound) => [letter, tidy(sound, language)] as const))
    .toSorted((a, b) => b[1].length - a[1].length);
}

function tidy(words: string, { spacing }: LanguageData): string {
  return words
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, spacing === 'characters' ? '' : ' ')
    .trim();
}

/** What is left without a sound at one end; empty where it does not stand there as a word of its own. */
function without(said: string, sound: string, end: 'start' | 'end', { spacing }: LanguageData): string {
  const space = spacing === 'characters' ? '' : ' ';
  if (end === 'start') return said.startsWith(sound + space) ? said.slice(sound.length + space.length) : '';
  return said.endsWith(space + sound) ? said.slice(0, -sound.length - space.length) : '';
}
