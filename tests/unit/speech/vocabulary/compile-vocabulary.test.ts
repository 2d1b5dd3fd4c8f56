import { beforeAll, describe, expect, it } from 'vitest';
import type { Language, Station } from '../../../../config/index.js';
import { compileVocabulary } from '../../../../speech/vocabulary/compile-vocabulary.js';
import type { Meaning } from '../../../../speech/vocabulary/meaning.js';
import { reportLine, type Vocabulary } from '../../../../speech/vocabulary/vocabulary.js';
import { readWordTable, type WordTable } from '../../../../speech/vocabulary/word-table.js';
import { language } from '../../../support/languages.js';
import { floorOf, officeStation } from '../../../support/office-station.js';

const tables = new Map<Language, WordTable>();

beforeAll(() => {
  for (const code of ['zh', 'en']) {
    const table = readWordTable(`speech/models/vosk-model-lift-${code}-0.3`);
    if (table === null) throw new Error('the embedded model has no word table');
    tables.set(code, table);
  }
});

function compile(code: Language, station: Station = officeStation()) {
  return compileVocabulary({ station, language: language(code), table: tables.get(code)!, field: 'stations[0]' });
}

function vocabulary(language: Language, station?: Station): Vocabulary {
  const compiled = compile(language, station);
  if (!compiled.ok) throw new Error(compiled.failure.map(({ field, message }) => `${field}: ${message}`).join('\n'));
  return compiled.value;
}

function meaningOf(text: string, language: Language, station?: Station) {
  return [...vocabulary(language, station).sentences()].find((phrase) => phrase.text === text)?.meaning;
}

function floors(floor: string): Meaning {
  return { kind: 'floors', mentions: [{ kind: 'floor', floor }], isBare: false };
}

function withFloor(id: string, changes: object): Station {
  const station = officeStation();
  return { ...station, floors: station.floors.map((floor) => (floor.id === id ? { ...floor, ...changes } : floor)) };
}

describe('what a Mandarin speaker may say', () => {
  it.each([
    ['十二楼', '12'],
    ['十二层', '12'],
    ['我要去十二楼', '12'],
    ['去三楼', '3'],
    ['到五楼', '5'],
    ['请去五楼', '5'],
    ['麻烦按一下十二楼', '12'],
    ['麻烦帮我按一下十二楼', '12'],
    ['两楼', '2'],
    ['去大堂', '1'],
    ['停车场', 'B1'],
    ['负一楼', 'B1'],
    ['地下一层', 'B1'],
    ['B一楼', 'B1'],
    ['十二甲', '12A'],
    ['十二甲楼', '12A'],
    ['十二A楼', '12A'],
  ])('%s is floor %s', (text, floor) => {
    expect(meaningOf(text, 'zh')).toEqual(floors(floor));
  });
});

describe('what an English speaker may say', () => {
  it.each([
    ['floor three please', '3'],
    ['third floor', '3'],
    ['the third floor please', '3'],
    ['take me to the lobby', '1'],
    ['go to floor twelve', '12'],
    ['level twelve', '12'],
    ['basement one', 'B1'],
    ['basement', 'B1'],
    ['parking', 'B1'],
    ['i would like to go to the twelfth floor', '12'],
    ['twelve a', '12A'],
  ])('%s is floor %s', (text, floor) => {
    expect(meaningOf(text, 'en')).toEqual(floors(floor));
  });
});

describe('phrases that are no request', () => {
  it.each([
    ['四楼', 'zh', '4'],
    ['去十三楼', 'zh', '13'],
    ['二十四楼', 'zh', '24'],
    ['负二楼', 'zh', '-2'],
    ['floor four', 'en', '4'],
    ['thirteenth floor please', 'en', '13'],
    ['floor forty', 'en', '40'],
  ] as const)('%s is listed as a floor that is not there', (text, language, spoken) => {
    expect(meaningOf(text, language)).toEqual({
      kind: 'floors',
      mentions: [{ kind: 'unknown', spoken }],
      isBare: false,
    });
  });

  it('the announcer and everyday words are decoys', () => {
    expect(meaningOf('五楼到了', 'zh')).toEqual({ kind: 'decoy' });
    expect(meaningOf('你好', 'zh')).toEqual({ kind: 'decoy' });
    expect(meaningOf('thank you', 'en')).toEqual({ kind: 'decoy' });
  });

  it('answers have at least two syllables', () => {
    expect(meaningOf('确认', 'zh')).toEqual({ kind: 'confirm' });
    expect(meaningOf('取消', 'zh')).toEqual({ kind: 'cancel', mentions: [] });
    expect(meaningOf('yes please', 'en')).toEqual({ kind: 'confirm' });
    expect(meaningOf('是', 'zh')).toBeUndefined();
    expect(meaningOf('yes', 'en')).toEqual({ kind: 'decoy' });
  });

  it('a floor without voice or without a lamp is locked, by number and by name', () => {
    expect(meaningOf('三楼', 'zh', withFloor('3', { voice: false }))).toMatchObject({
      mentions: [{ kind: 'locked', spoken: '3' }],
    });
    expect(meaningOf('lobby', 'en', withFloor('1', { lamp: null }))).toMatchObject({
      mentions: [{ kind: 'locked', spoken: '1' }],
    });
  });
});

describe('bare numbers', () => {
  const station = (bareNumbers: 'never' | 'confirm' | 'accept') => officeStation({ vocabulary: { bareNumbers } });

  it.each(['zh', 'en'] as const)('are asked about, accepted or refused as the site says (%s)', (language) => {
    const text = language === 'zh' ? '三' : 'three';
    expect(meaningOf(text, language, station('confirm'))).toEqual({ ...floors('3'), isBare: true });
    expect(meaningOf(text, language, station('accept'))).toEqual(floors('3'));
    expect(meaningOf(text, language, station('never'))).toEqual({ kind: 'decoy' });
  });
});

describe('faults of a site file', () => {
  it('an unknown word is refused with the place and the nearest words', () => {
    const compiled = compile('en', withFloor('2', { names: { zh: [], en: ['gym', 'lobbi'] } }));
    expect(compiled).toMatchObject({ ok: false, failure: [{ field: 'stations[0].floors[2].names.en[1]' }] });
    expect(JSON.stringify(compiled)).toContain('lobby');
  });

  it('a name for two floors is refused once, at the name', () => {
    const compiled = compile('zh', withFloor('3', { names: { zh: ['大堂'], en: [] } }));
    expect(compiled).toMatchObject({ ok: false, failure: [{ field: 'stations[0].floors[3].names.zh[0]' }] });
    expect(JSON.stringify(compiled)).toContain('floor 1 and floor 3');
  });

  it("a name that is another floor's number is refused", () => {
    const compiled = compile('en', withFloor('3', { names: { zh: [], en: ['floor five'] } }));
    expect(compiled).toMatchObject({ ok: false, failure: [{ field: 'stations[0].floors[3].names.en[0]' }] });
  });

  it('a name that is a missing number is the operator’s choice', () => {
    const station = withFloor('5', { names: { zh: ['四楼'], en: [] } });
    expect(meaningOf('四楼', 'zh', station)).toEqual(floors('5'));
  });

  it('a floor that can be said in no way is refused', () => {
    const base = officeStation();
    const compiled = compile('en', { ...base, floors: [...base.floors, floorOf('R', null, 16)] });
    expect(compiled).toMatchObject({ ok: false, failure: [{ field: 'stations[0].floors[15]' }] });
  });
});

describe('where an utterance stands', () => {
  it.each([
    ['我 要 去', 'begun'],
    ['二 十', 'mayContinue'],
    ['十', 'mayContinue'],
    ['去 十 二 楼 谢 谢', 'complete'],
    ['确 认', 'complete'],
    ['楼 十', 'none'],
  ] as const)('%s: %s', (tokens, stands) => {
    expect(vocabulary('zh').continuation(tokens.split(' '))).toBe(stands);
  });
});

describe('the report', () => {
  it('is one line for an installer', () => {
    const { report } = vocabulary('zh');
    expect(reportLine(report)).toMatch(
      /^zh: 15 floors, \d+ phrases, 0 unknown words; confusable: 4\/10, 1\/7, 2\/8, 6\/9$/u,
    );
  });

  it('every phrase is found by its own words, and by no other meaning', () => {
    for (const language of ['zh', 'en'] as const) {
      const compiled = vocabulary(language);
      const phrases = [...compiled.sentences()];
      expect(new Set(phrases.map(({ tokens }) => tokens.join(' '))).size).toBe(phrases.length);
      for (const phrase of phrases) expect(compiled.read(phrase.tokens)?.meaning).toEqual(phrase.meaning);
    }
  });
});
