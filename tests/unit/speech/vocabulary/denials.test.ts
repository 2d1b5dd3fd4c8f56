import { describe, expect, it } from 'vitest';
import { compileVocabulary } from '../../../../speech/vocabulary/compile-vocabulary.js';
import type { Meaning } from '../../../../speech/vocabulary/meaning.js';
import { wordingsOf } from '../../../../speech/vocabulary/template.js';
import type { Vocabulary } from '../../../../speech/vocabulary/vocabulary.js';
import { parseWords, type WordTable } from '../../../../speech/vocabulary/word-table.js';
import { embeddedWords } from '../../../support/first-model.js';
import { language } from '../../../support/languages.js';
import { officeStation } from '../../../support/office-station.js';

/** A model of Korean is not at hand: one that knows every character of its sentences. */
function koreanTable(): WordTable {
  const text = JSON.stringify(language('ko').sentences) + Array.from('일이삼사오육칠팔구십영지하마스너').join('');
  const characters = new Set(Array.from(text).filter((character) => /\p{Script=Hangul}/u.test(character)));
  return parseWords([...characters].map((word, id) => `${word} ${id + 1}`).join('\n'));
}

function compiled(code: string): Vocabulary {
  const station = officeStation();
  // Korean has no wording for a floor of letters (12A) here.
  const floors = code === 'ko' ? station.floors.filter(({ id }) => id !== '12A') : station.floors;
  const table = code === 'ko' ? koreanTable() : embeddedWords(code);
  const result = compileVocabulary({ station: { ...station, floors }, language: language(code), table, field: '' });
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('\n'));
  return result.value;
}

const vocabularies = new Map(['zh', 'en', 'ko'].map((code) => [code, compiled(code)]));

function meaningOf(text: string, code: string): Meaning | null {
  const tokens = language(code).pieces === 'characters' ? Array.from(text.replaceAll(' ', '')) : text.split(' ');
  return vocabularies.get(code)?.read(tokens)?.meaning ?? null;
}

/** Whether somebody would be taken where they did not ask to go. */
function isCall(meaning: Meaning | null): boolean {
  return meaning?.kind === 'floors' && !meaning.isDoubtful;
}

describe('whoever does not want a floor', () => {
  it.each([
    ['不去三楼', 'zh'],
    ['我不要去三楼', 'zh'],
    ['我不想去三楼', 'zh'],
    ['先不去三楼了', 'zh'],
    ['别按三楼', 'zh'],
    ['请不要帮我按三楼', 'zh'],
    ['别带我去三楼', 'zh'],
    ['不要三', 'zh'],
    ['不是三楼', 'zh'],
    ['去三楼算了', 'zh'],
    ['我要去三楼不去了', 'zh'],
    ['三楼不用了', 'zh'],
    ["don't go to the third floor", 'en'],
    ['do not press floor three', 'en'],
    ["i don't want the third floor", 'en'],
    ["i don't want to go to floor three", 'en'],
    ['not the third floor', 'en'],
    ["don't go to three", 'en'],
    ["i'm not going to floor three", 'en'],
    ['floor three never mind', 'en'],
    ['take me to the third floor forget it', 'en'],
    ['floor three please cancel that', 'en'],
    ['삼층 안 가요', 'ko'],
    ['삼층으로 가지 마세요', 'ko'],
    ['삼층 누르지 마세요', 'ko'],
    ['삼층 말고요', 'ko'],
    ['삼층 가 주세요 됐어요', 'ko'],
    ['삼층 취소할게요', 'ko'],
  ] as const)('%s takes it back, and only what was asked about', (text, code) => {
    expect(meaningOf(text, code)).toEqual({ kind: 'cancel', mentions: [{ kind: 'floor', floor: '3' }] });
  });
});

describe('talk about floors', () => {
  it.each([
    ['刚才在三楼', 'zh'],
    ['他在五楼', 'zh'],
    ['我们到三楼了', 'zh'],
    ['到三楼了', 'zh'],
    ['他去三楼了', 'zh'],
    ['你去三楼吗', 'zh'],
    ['从三楼下来', 'zh'],
    ['三楼没电了', 'zh'],
    ['三楼是什么', 'zh'],
    ['三楼怎么走', 'zh'],
    ['五楼的办公室', 'zh'],
    ['she lives on the fifth floor', 'en'],
    ['i am on the third floor', 'en'],
    ['the office is on floor five', 'en'],
    ["what's on three", 'en'],
    ['what is on the third floor', 'en'],
    ['where is floor five', 'en'],
    ['are you going to floor three', 'en'],
    ['he went to the third floor', 'en'],
    ['the third floor is closed', 'en'],
    ['아까 삼층에 있었어요', 'ko'],
    ['삼층에서 왔어요', 'ko'],
    ['삼층이 뭐예요', 'ko'],
    ['삼층은 정전이에요', 'ko'],
  ] as const)('%s is no request', (text, code) => {
    expect(meaningOf(text, code)).toEqual({ kind: 'decoy' });
  });
});

describe('of two floors, the one that may be denied', () => {
  it.each([
    ['我要去三楼不是五楼', 'zh'],
    ['三楼不是去五楼', 'zh'],
    ['floor three not floor five', 'en'],
    ['take me to floor three not five', 'en'],
  ] as const)('%s is asked about, never called', (text, code) => {
    expect(meaningOf(text, code)).toMatchObject({
      kind: 'floors',
      mentions: [{ floor: '3' }, { floor: '5' }],
      isDoubtful: true,
    });
  });

  it.each([
    ['三楼啊不是五楼', 'zh'],
    ['三楼不对五楼', 'zh'],
    ['floor three no floor five', 'en'],
    ['삼층 말고 오층', 'ko'],
  ] as const)('%s leaves no doubt', (text, code) => {
    expect(meaningOf(text, code)).toEqual({
      kind: 'floors',
      mentions: [{ kind: 'floor', floor: '5' }],
      isDoubtful: false,
    });
  });
});

/** Words that deny what follows or what stands before them. */
const denials: Readonly<Record<string, readonly string[]>> = {
  zh: ['不', '别', '没', '不要', '不想', '不用', '没有'],
  en: ['not', "don't", 'do not', 'never', 'without'],
  ko: ['안', '못', '말고', '지 마세요'],
};
const sampleFloors: Readonly<Record<string, readonly string[]>> = {
  zh: ['三楼', '四楼', '停车场'],
  en: ['floor three', 'the fourth floor', 'parking'],
  ko: ['삼층', '사층', '지하 일층'],
};
const sampleNumbers: Readonly<Record<string, string>> = { zh: '三', en: 'three', ko: '삼' };

describe.each(['zh', 'en', 'ko'])('every sentence in %s', (code) => {
  const { sentences, spacing } = language(code);

  it('that takes floors back or only talks about them is never a call', () => {
    const templates = [...sentences.requests.cancel.map(({ template }) => template), ...sentences.decoys.floors];
    let checked = 0;
    for (const wording of templates.flatMap((template) => wordingsOf(template, spacing))) {
      for (const floor of sampleFloors[code] ?? []) {
        const text = wording.replaceAll(/\{floors?\}/gu, floor).replaceAll('{number}', sampleNumbers[code] ?? '');
        expect(isCall(meaningOf(text, code)), text).toBe(false);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('that asks for floors is no call with second thoughts behind it', () => {
    const [floor = ''] = sampleFloors[code] ?? [];
    const thoughts = sentences.takenBack.flatMap(({ template }) => wordingsOf(template, spacing));
    const wordings = [...sentences.requests.floors, ...sentences.requests.instead].flatMap(({ template }) =>
      wordingsOf(template, spacing),
    );
    // Models lack some words ("i'd"), and with them the whole sentence.
    const requests = wordings
      .map((each) => each.replace('{floors}', floor))
      .filter((each) => isCall(meaningOf(each, code)));
    expect(requests.length).toBeGreaterThan(10);
    for (const request of requests) {
      for (const thought of thoughts)
        expect(meaningOf(`${request} ${thought}`, code), `${request} ${thought}`).toMatchObject({ kind: 'cancel' });
    }
  });

  it('that calls floors calls none with a word of denial anywhere in it', () => {
    const vocabulary = vocabularies.get(code)!;
    let calls = 0;
    for (const { tokens, meaning, text } of vocabulary.sentences(400)) {
      if (!isCall(meaning)) continue;
      calls += 1;
      for (const denial of denials[code] ?? []) {
        const words =
          language(code).pieces === 'characters' ? Array.from(denial.replaceAll(' ', '')) : denial.split(' ');
        for (let place = 0; place <= tokens.length; place += 1) {
          const denied =
            vocabulary.read([...tokens.slice(0, place), ...words, ...tokens.slice(place)])?.meaning ?? null;
          // A correction of one floor by another is no denial of the one that is called: 삼층 말고 오층.
          const isCorrection = denied?.kind === 'floors' && meaning.kind === 'floors' && meaning.mentions.length > 1;
          if (!isCorrection) expect(isCall(denied), `${text} with ${denial} at ${place}`).toBe(false);
        }
      }
    }
    expect(calls).toBeGreaterThan(50);
  });
});
