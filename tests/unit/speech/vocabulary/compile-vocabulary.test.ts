import { beforeAll, describe, expect, it } from 'vitest';
import type { Language, Station } from '../../../../config/index.js';
import { compileVocabulary } from '../../../../speech/vocabulary/compile-vocabulary.js';
import { floorLikeness } from '../../../../speech/vocabulary/floor-likeness.js';
import { atOnce } from '../../../../speech/vocabulary/steps.js';
import type { FloorMention, Meaning } from '../../../../speech/vocabulary/meaning.js';
import { reportLine, unknownWordList, type Vocabulary } from '../../../../speech/vocabulary/vocabulary.js';
import { readWordTable, type WordTable } from '../../../../speech/vocabulary/word-table.js';
import { openSounds } from '../../../../speech/pronunciation/language-sounds.js';
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

const ofTheOffice = new Map<Language, Vocabulary>();

function vocabulary(language: Language, station?: Station): Vocabulary {
  const known = station === undefined ? ofTheOffice.get(language) : undefined;
  if (known !== undefined) return known;
  const compiled = compile(language, station);
  if (!compiled.ok) throw new Error(compiled.failure.map(({ field, message }) => `${field}: ${message}`).join('\n'));
  if (station === undefined) ofTheOffice.set(language, compiled.value);
  return compiled.value;
}

const sounding = new Map<Language, Vocabulary>();

/** The office, or another station, in a language of which it is known how its words sound. */
async function withSounds(code: Language, station?: Station): Promise<Vocabulary> {
  const known = station === undefined ? sounding.get(code) : undefined;
  if (known !== undefined) return known;
  const table = tables.get(code)!;
  const sounds = await openSounds(language(code), table.keys());
  const options = { station: station ?? officeStation(), language: language(code), table };
  const likeness = atOnce(floorLikeness(options.station, options.language, table, sounds));
  const compiled = compileVocabulary({ ...options, likeness, field: 'stations[0]' });
  if (!compiled.ok) throw new Error('the station of the test has faults');
  if (station === undefined) sounding.set(code, compiled.value);
  return compiled.value;
}

/** Words as the embedded models write them: single characters in Mandarin. */
function tokensOf(text: string): readonly string[] {
  return /[a-z]/u.test(text) ? text.split(' ') : Array.from(text.replaceAll(' ', ''));
}

function meaningOf(text: string, language: Language, station?: Station) {
  return vocabulary(language, station).read(tokensOf(text))?.meaning;
}

function floors(floor: string): Meaning {
  return { kind: 'floors', mentions: [{ kind: 'floor', floor }], isDoubtful: false };
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
    ['逼一楼', 'B1'],
    ['十二甲', '12A'],
    ['十二甲楼', '12A'],
    ['十二黑楼', '12A'],
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
      isDoubtful: false,
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
  const station = (bareNumbers: 'never' | 'confirm' | 'accept') =>
    officeStation({ vocabulary: { bareNumbers, wakeWords: {} } });

  it.each(['zh', 'en'] as const)('are asked about, accepted or refused as the site says (%s)', (language) => {
    const text = language === 'zh' ? '三' : 'three';
    expect(meaningOf(text, language, station('confirm'))).toEqual({ ...floors('3'), isDoubtful: true });
    expect(meaningOf(text, language, station('accept'))).toEqual(floors('3'));
    expect(meaningOf(text, language, station('never'))).toEqual({ kind: 'decoy' });
  });

  it('and so are words for the doors that talk is full of', () => {
    expect(meaningOf('open', 'en', station('confirm'))).toEqual({ kind: 'openDoors', isDoubtful: true });
    expect(meaningOf('close', 'en', station('accept'))).toEqual({ kind: 'closeDoors' });
    expect(meaningOf('open', 'en', station('never'))).toEqual({ kind: 'decoy' });
    expect(meaningOf('open the door', 'en', station('confirm'))).toEqual({ kind: 'openDoors' });
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

describe('several floors in a sentence', () => {
  const mentions = (text: string, language: Language, station?: Station) => {
    const meaning = meaningOf(text, language, station);
    return meaning?.kind === 'floors'
      ? meaning.mentions.map((mention) => (mention.kind === 'floor' ? mention.floor : `no ${mention.spoken}`))
      : null;
  };

  it.each([
    ['三楼和五楼', 'zh', ['3', '5']],
    ['去三楼还有十二楼', 'zh', ['3', '12']],
    ['三楼五楼八楼', 'zh', ['3', '5', '8']],
    ['三和五楼', 'zh', ['3', '5']],
    ['我要去大堂和停车场谢谢', 'zh', ['1', 'B1']],
    ['三楼和四楼', 'zh', ['3', 'no 4']],
    ['floor three and floor five', 'en', ['3', '5']],
    ['take me to floor three and five please', 'en', ['3', '5']],
    ['floors three and five', 'en', ['3', '5']],
    ['the lobby and then the third floor', 'en', ['1', '3']],
  ] as const)('%s', (text, language, floors) => {
    expect(mentions(text, language)).toEqual(floors);
  });

  it.each([
    ['三楼不对五楼', 'zh', ['5']],
    ['我要去三楼啊不是五楼', 'zh', ['5']],
    ['三楼说错了去五楼和八楼', 'zh', ['5', '8']],
    ['不对五楼', 'zh', ['5']],
    ['floor three no five', 'en', ['5']],
    ['floor three sorry floor five please', 'en', ['5']],
    ['三不对五', 'zh', ['5']],
  ] as const)('second thoughts count: %s', (text, language, floors) => {
    expect(mentions(text, language)).toEqual(floors);
  });

  it('of two floors, nobody could tell which one is taken back', () => {
    expect(meaningOf('三楼和五楼不对八楼', 'zh')).toBeUndefined();
  });

  it.each([
    ['三楼三楼', 'zh', ['3']],
    ['去三楼去三楼', 'zh', ['3']],
    ['floor three floor three', 'en', ['3']],
    ['去额八楼', 'zh', ['8']],
    ['额我要去八楼', 'zh', ['8']],
    ['well floor eight please', 'en', ['8']],
  ] as const)('what is repeated or hesitant is said once: %s', (text, language, floors) => {
    expect(mentions(text, language)).toEqual(floors);
  });

  it('one floor more than allowed is understood, so that it can be refused; two more are not', () => {
    const station = officeStation({ limits: { callsPerMinute: 12, floorsPerSentence: 2 } });
    expect(meaningOf('三楼五楼八楼', 'zh', station)).toEqual({ kind: 'tooManyFloors' });
    expect(mentions('三楼五楼三楼', 'zh', station)).toEqual(['3', '5']);
    expect(mentions('三楼五楼八楼九楼', 'zh', station)).toBeNull();
  });

  it('a number of two words is never two floors', () => {
    expect(mentions('floor twenty one', 'en')).toEqual(['no 21']);
    expect(mentions('二十一楼', 'zh')).toEqual(['no 21']);
    expect(mentions('floor twenty first floor', 'en')).toBeNull();
  });
});

describe('requests without a floor', () => {
  it.each([
    ['开门', 'zh', 'openDoors'],
    ['请把门打开', 'zh', 'openDoors'],
    ['关门谢谢', 'zh', 'closeDoors'],
    ['open the doors please', 'en', 'openDoors'],
    ['hold the door', 'en', 'openDoors'],
    ['帮助', 'zh', 'help'],
    ['再说一遍', 'zh', 'repeat'],
    ['say that again', 'en', 'repeat'],
    ['救命', 'zh', 'distress'],
    ['help me', 'en', 'distress'],
    ['顶楼', 'zh', 'decoy'],
  ] as const)('%s', (text, language, kind) => {
    expect(meaningOf(text, language)).toEqual({ kind });
  });

  it.each([
    ['取消三楼', 'zh'],
    ['不去三楼了', 'zh'],
    ['cancel floor three please', 'en'],
  ] as const)('%s takes a floor back', (text, language) => {
    expect(meaningOf(text, language)).toEqual({ kind: 'cancel', mentions: [{ kind: 'floor', floor: '3' }] });
  });
});

describe('where an utterance stands', () => {
  it.each([
    ['我要去', 'begun'],
    ['二十', 'mayContinue'],
    ['十', 'mayContinue'],
    ['三楼和', 'mayContinue'],
    ['去十二楼', 'complete'],
    ['去十二楼谢谢', 'complete'],
    ['三楼和五楼', 'complete'],
    ['确认', 'complete'],
    ['楼十', 'none'],
    ['take me to', 'begun'],
    ['floor twenty', 'mayContinue'],
    ['floor five', 'complete'],
    ['floor five and', 'mayContinue'],
  ] as const)('%s: %s', (text, stands) => {
    const language = /[a-z]/u.test(text) ? 'en' : 'zh';
    expect(vocabulary(language).continuation(tokensOf(text))).toBe(stands);
  });
});

describe('a name that is a word of the sentences around floors', () => {
  it.each([
    ['到了', 'zh'],
    ['谢谢', 'zh'],
    ['取消', 'zh'],
    ['and', 'en'],
  ] as const)('%s is refused', (name, language) => {
    const compiled = compile(language, withFloor('3', { names: { zh: [], en: [], [language]: [name] } }));
    expect(compiled).toMatchObject({ ok: false, failure: [{ field: `stations[0].floors[3].names.${language}[0]` }] });
  });
});

describe('words that sound like the site’s own', () => {
  it.each([
    ['zh', '事物', '三楼'],
    ['en', 'barking', 'third floor'],
  ] as const)('are decoys, and floors stay floors (%s)', async (code, word, floor) => {
    expect(meaningOf(word, code)).toBeUndefined();
    const compiled = await withSounds(code);
    expect(compiled.read(tokensOf(word))?.meaning).toEqual({ kind: 'decoy' });
    expect(compiled.read(tokensOf(floor))?.meaning).toEqual(floors('3'));
  });
});

describe('floors that are heard for one another', () => {
  const asking = (...mentions: FloorMention[]): Meaning => ({ kind: 'floors', mentions, isDoubtful: false });
  const known = (floor: string): FloorMention => ({ kind: 'floor', floor });
  const four: FloorMention = { kind: 'unknown', spoken: '4' };

  it.each([
    ['two of the building', [known('1')], [known('7')], true],
    ['one of the building and one it lacks', [four], [known('10')], true],
    ['others', [known('1')], [known('8')], false],
    ['the same', [known('1')], [known('1')], false],
    ['one of two', [known('3'), known('1')], [known('3'), known('7')], true],
    ['another number of them', [known('3'), known('1')], [known('7')], false],
    ['one of two, and another one', [known('3'), known('1')], [known('5'), known('7')], false],
  ] as const)('%s', (_what, one, other, isSo) => {
    expect(vocabulary('zh').areConfusable(asking(...one), asking(...other))).toBe(isSo);
    expect(vocabulary('zh').areConfusable(asking(...other), asking(...one))).toBe(isSo);
  });

  it('are so only in sentences of one kind', () => {
    const cancel: Meaning = { kind: 'cancel', mentions: [known('1')] };
    expect(vocabulary('zh').areConfusable(cancel, asking(known('7')))).toBe(false);
    expect(vocabulary('zh').areConfusable({ kind: 'help' }, { kind: 'help' })).toBe(false);
  });
});

describe('floors that sound alike', () => {
  it.each([
    ['zh', ['1/7', '10/4', '6/9', '2/6'], ['1/2', '5/10', '8/15']],
    ['en', ['12/12A', '5/8', '9/10'], ['1/2', '6/12', 'B1/15']],
  ] as const)('are told the closest first, with those that are not there (%s)', async (code, close, far) => {
    const { confusable } = (await withSounds(code)).report;
    const pairs = confusable.map(({ floors: pair }) => pair);
    expect(pairs).toEqual(expect.arrayContaining([...close]));
    for (const pair of far) expect(pairs).not.toContain(pair);
    const distances = confusable.map(({ distance }) => distance ?? NaN);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  });

  it('may do so by a name', async () => {
    const station = withFloor('6', { names: { zh: ['三口'], en: ['free floor'] } });
    const { confusable } = (await withSounds('zh', station)).report;
    expect(confusable.map(({ floors: pair }) => pair)).toContain('3/6');
  });

  it('are asked about more readily', async () => {
    const floor = (id: string): Meaning => ({
      kind: 'floors',
      mentions: [{ kind: 'floor', floor: id }],
      isDoubtful: false,
    });
    const compiled = await withSounds('zh');
    expect(compiled.areConfusable(floor('1'), floor('7'))).toBe(true);
    expect(compiled.areConfusable(floor('1'), floor('5'))).toBe(false);
  });
});

describe('the report', () => {
  it('is one line for an installer, in which floors that are not there are called so', () => {
    const { report } = vocabulary('zh');
    const pairs = '4/10 (no floor 4), 1/7, 2/8, 6/9, 11/17 (no floor 17), 12/18 (no floor 18)';
    expect(reportLine(report)).toBe(`zh: 15 floors, ${report.phrases} phrases; confusable: ${pairs}`);
  });

  it('keeps the words of our own sentences that the model lacks apart: they are no fault of the site', () => {
    const [zh, en] = [vocabulary('zh').report, vocabulary('en').report];
    expect(zh.unknownTemplateWords).toContainEqual({ word: '嗯', nearest: [] });
    expect(unknownWordList(en.unknownTemplateWords)).toMatch(/i'd \(near: .*i'm.*\)/u);
    for (const word of [/嗯/u, /i'd/u, /unknown/u]) expect(reportLine(zh) + reportLine(en)).not.toMatch(word);
  });
});

describe('every sentence', () => {
  it.each(['zh', 'en'] as const)('told cheapest first reads back to its own words, each once (%s)', (language) => {
    const compiled = vocabulary(language);
    const seen = new Set<string>();
    let cost = 0;
    for (const sentence of compiled.sentences(3_000)) {
      seen.add(sentence.tokens.join(' '));
      expect(sentence.cost).toBeGreaterThan(cost - 0.01);
      cost = sentence.cost;
      for (const token of sentence.tokens) expect(compiled.tokens).toContain(token);
      expect(compiled.continuation(sentence.tokens)).toMatch(/complete|mayContinue/u);
    }
    expect(seen.size).toBe(3_000);
  });
});
