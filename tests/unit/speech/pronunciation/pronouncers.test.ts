import { beforeAll, describe, expect, it } from 'vitest';
import { readCmudict } from '../../../../speech/pronunciation/cmudict-pronouncer.js';
import { openSounds } from '../../../../speech/pronunciation/language-sounds.js';
import { pinyinPronouncer } from '../../../../speech/pronunciation/pinyin-pronouncer.js';
import { phonesOfSyllable } from '../../../../speech/pronunciation/pinyin-syllable.js';
import type { Pronouncer } from '../../../../speech/pronunciation/pronouncer.js';
import { embeddedWords, firstModel } from '../../../support/first-model.js';
import { language } from '../../../support/languages.js';

describe('a syllable of pinyin', () => {
  it.each([
    ['lou2', 'l ou2'],
    ['zhi1', 'zh ii1'],
    ['si4', 's ii4'],
    ['xi1', 'x i1'],
    ['yi1', 'y i1'],
    ['you3', 'y iu3'],
    ['yang2', 'y iang2'],
    ['yun2', 'y vn2'],
    ['wei4', 'w ui4'],
    ['wu3', 'w u3'],
    ['wo3', 'w uo3'],
    ['er4', '0 er4'],
    ['ai4', '0 ai4'],
    ['qu4', 'q v4'],
    ['jue2', 'j ve2'],
    ['lve4', 'l ve4'],
    ['nü3', 'n v3'],
    ['ma0', 'm a5'],
  ])('%s is %s', (syllable, phones) => {
    expect(phonesOfSyllable(syllable)?.join(' ')).toBe(phones);
  });

  it.each(['', 'lou', 'lou6', 'xyz1', 'ng4', 'hm5', 'Lou2'])('"%s" is none', (text) => {
    expect(phonesOfSyllable(text)).toBeNull();
  });
});

describe('Chinese characters', () => {
  it.each([
    ['三楼', ['s an1 l ou2']],
    ['十 二 楼', ['sh ii2 0 er4 l ou2']],
    ['停车场', ['t ing2 ch e1 ch ang3']],
    // 长 of 成长 is another word than that of 长江.
    ['长江', ['ch ang2 j iang1']],
    ['成长', ['ch eng2 zh ang3']],
    // Two third tones: the first is said as a second.
    ['五五', ['w u2 w u3']],
    ['九', ['j iu3', 'j iu2']],
    ['不去', ['b u2 q v4']],
  ])('%s is %s', (text, ways) => {
    expect(pinyinPronouncer.pronunciations(text).map((phones) => phones.join(' '))).toEqual(ways);
  });

  it.each(['', 'A', 'A座', '3楼', '嗯', 'twelve'])('of "%s" nothing is known', (text) => {
    expect(pinyinPronouncer.pronunciations(text)).toEqual([]);
  });

  it.each([
    ['yi4', ['y', 'i4']],
    [' Ting2  che1 ', ['t', 'ing2', 'ch', 'e1']],
    ['yi', null],
    ['hello', null],
    ['', null],
  ])('"%s" written as a pronunciation', (written, phones) => {
    expect(pinyinPronouncer.parse(written)).toEqual(phones);
  });
});

describe('English words', () => {
  let english: Pronouncer;
  beforeAll(async () => {
    english = await readCmudict(new Set(['floor', 'twelve', 'read', 'the', 'constructor']));
  });

  it.each([
    ['floor', ['F L AO R']],
    ['Floor twelve', ['F L AO R T W EH L V']],
    ['read', ['R EH D', 'R IY D']],
    ['the floor', ['DH AH F L AO R', 'DH IY F L AO R']],
    ['floor xyzzy', []],
    ['constructor', ['K AH N S T R AH K T ER']],
    ['', []],
  ])('"%s"', (text, ways) => {
    expect(english.pronunciations(text).map((phones) => phones.join(' '))).toEqual(ways);
  });

  it('are known only where they were asked for', () => {
    expect(english.pronunciations('lobby')).toEqual([]);
  });

  it.each([
    ['ae1 k m iy0', ['AE', 'K', 'M', 'IY']],
    ['F  L AO R', ['F', 'L', 'AO', 'R']],
    ['hello', null],
    ['', null],
  ])('"%s" written as a pronunciation', (written, phones) => {
    expect(english.parse(written)).toEqual(phones);
  });
});

describe('the words of the embedded models', () => {
  it.each([
    ['zh', 0.001],
    ['en', 0.002],
  ] as const)('can nearly all be said (%s)', async (code, share) => {
    for (const model of [firstModel, `vosk-model-lift-${code}-0.2`]) {
      const words = [...embeddedWords(code, model).keys()].filter((word) => /^\p{Letter}+$/u.test(word));
      const sounds = await openSounds(language(code), words);
      const unknown = words.filter((word) => sounds!.pronouncer.pronunciations(word).length === 0);
      expect(unknown.length / words.length).toBeLessThan(share);
    }
  });

  it('of a language that brings no sounds cannot', async () => {
    expect(await openSounds(language('ko'), ['층'])).toBeNull();
  });
});
