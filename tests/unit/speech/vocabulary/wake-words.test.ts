import { expect, it } from 'vitest';
import type { Language, Station } from '../../../../config/index.js';
import { compileVocabulary } from '../../../../speech/vocabulary/compile-vocabulary.js';
import { embeddedWords } from '../../../support/first-model.js';
import { language } from '../../../support/languages.js';
import { officeStation } from '../../../support/office-station.js';

function called(wakeWords: Station['vocabulary']['wakeWords']): Station {
  return officeStation({ vocabulary: { bareNumbers: 'confirm', wakeWords } });
}

function compile(code: Language, station: Station) {
  const table = embeddedWords(code);
  return compileVocabulary({ station, language: language(code), table, field: 'stations[0]' });
}

function sentenceOf(code: Language, station: Station, text: string) {
  const compiled = compile(code, station);
  if (!compiled.ok) throw new Error('the station of the test has faults');
  return compiled.value.read(code === 'zh' ? Array.from(text) : text.split(' '));
}

function meaningOf(code: Language, station: Station, text: string) {
  return sentenceOf(code, station, text)?.meaning ?? null;
}

const twelve = { kind: 'floors', mentions: [{ kind: 'floor', floor: '12' }] };

it.each([
  ['zh', '小电梯去十二楼', '去十二楼'],
  ['zh', '你好小电梯十二楼谢谢', '十二楼谢谢'],
  ['en', 'hello lift floor twelve please', 'floor twelve please'],
] as const)('a request may begin with what the lift is called (%s: %s), and need not', (code, addressed, plain) => {
  const station = called({ zh: ['小电梯'], en: ['Hello lift'] });
  expect(meaningOf(code, station, addressed)).toMatchObject(twelve);
  expect(meaningOf(code, station, plain)).toMatchObject(twelve);
});

it('the name alone, or behind a request, is no request', () => {
  const station = called({ zh: ['小电梯'] });
  expect(meaningOf('zh', station, '小电梯')).toEqual({ kind: 'wake' });
  expect(meaningOf('zh', station, '十二楼小电梯')).toBeNull();
});

it('whoever has said the name is waited for, as after the beginning of a sentence', () => {
  const compiled = compile('zh', called({ zh: ['小电梯'] }));
  if (!compiled.ok) throw new Error('the station of the test has faults');
  const standing = ['小电梯', '小电梯十', '小电梯十二楼'].map((text) => compiled.value.continuation(Array.from(text)));
  expect(standing).toEqual(['begun', 'begun', 'complete']);
});

it('without a name nobody is heard calling the lift', () => {
  expect(meaningOf('zh', officeStation(), '小电梯去十二楼')).toBeNull();
});

it.each([
  ['en', 'lobbi', "'lobbi': the en model does not know 'lobbi'"],
  ['zh', '停车场', "'停车场' means floor B1; call the lift something else"],
  ['en', 'cancel', "'cancel' already means something to the lift; call it something else"],
] as const)('%s "%s" is refused with its place', (code, word, message) => {
  const compiled = compile(code, called({ [code]: [word] }));
  expect(compiled).toMatchObject({
    ok: false,
    failure: [
      { field: `stations[0].vocabulary.wakeWords.${code}[0]`, message: expect.stringContaining(message) as string },
    ],
  });
});

it.each([
  ['zh', '小电梯十二楼', 'addressed'],
  ['zh', '你好小电梯去十二楼', 'addressed'],
  ['zh', '小电梯', 'addressed'],
  ['en', 'hello lift floor twelve please', 'addressed'],
  ['zh', '十二楼', 'bare'],
  ['zh', '十二', 'bare'],
  ['en', 'twelfth floor', 'bare'],
  ['en', 'parking', 'bare'],
  ['zh', '去十二楼', undefined],
  ['zh', '十二楼谢谢', undefined],
  ['zh', '十二楼和五楼', undefined],
  ['en', 'floor twelve please', undefined],
] as const)('%s "%s" is said in the manner %s', (code, text, manner) => {
  const station = called({ zh: ['小电梯'], en: ['Hello lift'] });
  expect(sentenceOf(code, station, text)?.manner).toBe(manner);
});
