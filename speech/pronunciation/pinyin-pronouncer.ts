import { pinyin } from 'pinyin-pro';
import { phonesOfSyllable } from './pinyin-syllable.js';
import type { Pronouncer, Pronunciation } from './pronouncer.js';

/** Chinese characters in their context, by `pinyin-pro`, with the changes of tone that speech makes. */
export const pinyinPronouncer: Pronouncer = {
  pronunciations(text) {
    const characters = text.replaceAll(/\s+/gu, '');
    if (!/^\p{Script=Han}+$/u.test(characters)) return [];
    // The tones of 一 and 不 before others are changed by the package itself.
    const syllables = pinyin(characters, { toneType: 'num', type: 'array', v: true });
    return spokenForms(syllables)
      .map(phonesOf)
      .filter((phones) => phones !== null);
  },
  parse: (written) => phonesOf(written.trim().toLowerCase().split(/\s+/u)),
};

/** A third tone before another one becomes a second; what stands alone may yet stand before one. */
function spokenForms(syllables: readonly string[]): readonly (readonly string[])[] {
  const spoken = [...syllables];
  for (let place = spoken.length - 2; place >= 0; place -= 1)
    if (isThird(spoken[place]) && isThird(spoken[place + 1])) spoken[place] = asSecond(spoken[place]);
  const [only] = spoken;
  return spoken.length === 1 && isThird(only) ? [spoken, [asSecond(only)]] : [spoken];
}

function isThird(syllable = ''): boolean {
  return syllable.endsWith('3');
}

function asSecond(syllable = ''): string {
  return `${syllable.slice(0, -1)}2`;
}

function phonesOf(syllables: readonly string[]): Pronunciation | null {
  const phones: string[] = [];
  for (const syllable of syllables) {
    const pair = phonesOfSyllable(syllable);
    if (pair === null) return null;
    phones.push(...pair);
  }
  return phones;
}
