import { beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../../speech/model-words/choose-language.js';
import { openWordLanguage, type WordLanguage } from '../../../../speech/model-words/word-language.js';
import { readWish } from '../../../../speech/model-words/word-wish.js';
import { languages } from '../../../support/languages.js';

/** A model that hears both: its own words tell which sounds are whose. */
const words = {
  zh: ['三', '楼', '熬', '儿', 'k'],
  en: ['go', 'floor', 'bird', 'out', 'shoe', 'tea', 'k'],
} as const;
const asked = ['sushi', 'err', 'go', 'k'];
let both: readonly WordLanguage[] = [];

beforeAll(async () => {
  both = await Promise.all(
    (['zh', 'en'] as const).map((code) =>
      openWordLanguage(code, new Map(words[code].map((word, id) => [word, id])), { languages, words: asked }),
    ),
  );
});

function isPhone(name: string): boolean {
  return both.some(({ phones }) => phones.has(name)) || name === 'r';
}

function choose(written: string, among = both): string {
  const wish = readWish(written);
  if (!wish.ok) return wish.failure;
  const chosen = chooseLanguage(wish.value, among, isPhone);
  return chosen.ok ? chosen.value.code : chosen.failure;
}

describe('whose word a word is', () => {
  it.each([
    ['榕', 'zh', 'only one language knows how it is said'],
    ['sushi', 'en', 'only one language knows how it is said'],
    ['go', 'en', 'it is there already'],
    ['榕=lou2', 'zh', 'its pronunciation is pinyin'],
    ['xyzzy=lou2 san1', 'zh', 'its pronunciation is pinyin, whatever its letters'],
    ['xyzzy=G OW1', 'en', 'its pronunciation is one of CMUdict, with stress or without'],
    ['榕=SH UW', 'en', 'its pronunciation is one of CMUdict, whatever its letters'],
    ['xyzzy=l ou2', 'zh', 'it is written in phones of Mandarin words'],
    ['xyzzy=r ou2', 'zh', 'it is written in phones of Mandarin words and one that no word has yet'],
    ['xyzzy=L', 'en', 'English phones are capitals'],
    ['熬=ao2', 'zh', 'it could be AO too, but no English word is written so'],
    ['err=er1', 'en', 'it could be pinyin too, but CMUdict knows the word'],
    ['xyzzy=Q OW', 'en', 'a sound that the model lacks is told later'],
  ])('%s: %s (%s)', (written, code) => {
    expect(choose(written)).toBe(code);
  });

  it.each([
    ['xyzzy=r', "'xyzzy' could be a word of zh and en; say which with --language"],
    ['xyzzy=er2', "'xyzzy' could be a word of zh and en; say which with --language"],
    [
      'xyzzy',
      "no pronunciation of 'xyzzy' is known; write it as xyzzy=PRONUNCIATION, with --language zh or en where that does not tell the language",
    ],
    [
      'xyzzy=hello there',
      "'hello there' is a pronunciation of 'xyzzy' neither in zh nor in en; say the language with --language",
    ],
    ['sushi bar', "'sushi bar' is no word; write one without blanks, or word=pronunciation"],
    ['=G OW', "'=G OW' is no word; write one without blanks, or word=pronunciation"],
  ])('of %s nobody can tell', (written, says) => {
    expect(choose(written)).toBe(says);
  });

  it('a word of both that nobody was asked to say otherwise has to be told apart', () => {
    const known = both.map((language) => ({ ...language, pronouncer: null }));
    expect(choose('k', known)).toContain("'k' could be a word of zh and en");
    expect(choose('三', known)).toBe('zh');
  });

  it('is not asked where there is only one language', () => {
    expect(choose('xyzzy=hello there', both.slice(0, 1))).toBe('zh');
  });
});
