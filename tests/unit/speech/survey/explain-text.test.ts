import { describe, expect, it } from 'vitest';
import { explainText, type Explanation } from '../../../../speech/survey/explain-text.js';
import { compileVocabulary } from '../../../../speech/vocabulary/compile-vocabulary.js';
import { embeddedWords } from '../../../support/first-model.js';
import { language } from '../../../support/languages.js';
import { floorOf, officeStation } from '../../../support/office-station.js';

function explainerOf(code: string): (text: string) => Explanation {
  const table = embeddedWords(code);
  const compiled = compileVocabulary({ station: officeStation(), language: language(code), table, field: '' });
  if (!compiled.ok) throw new Error('the station of the test has faults');
  return (text) => explainText(text, compiled.value, language(code), table);
}

const [zh, en] = [explainerOf('zh'), explainerOf('en')];

describe('a text as people write it', () => {
  it.each([
    ['去12楼,谢谢!', zh, '去十二楼谢谢', '12'],
    ['到 B1', zh, '到负一楼', 'B1'],
    ['去 12A 层', zh, '去十二A层', '12A'],
    ['Take me to the Third Floor, please.', en, 'take me to the third floor please', '3'],
    ['Floor 12', en, 'floor twelve', '12'],
    ['12', en, 'twelve', '12'],
  ] as const)('%s means what it would mean if it was heard', (text, explain, heard, floor) => {
    expect(explain(text)).toMatchObject({
      kind: 'sentence',
      sentence: { text: heard, meaning: { kind: 'floors', mentions: [{ kind: 'floor', floor }] } },
    });
  });
});

describe('an apostrophe', () => {
  it.each(["'", '\u2019', '\u2018', '\u02BC'])('%s is the one of the language, however it is typed', (apostrophe) => {
    const explained = en(`I don${apostrophe}t want floor five`);
    expect(explained).toEqual(en("I don't want floor five"));
    expect(explained.kind).toBe('sentence');
  });

  it('of another kind in a site file is listened for as well', () => {
    const table = embeddedWords('en');
    const station = officeStation({ floors: [floorOf('1', 1, 1, { en: ['user\u2019s room'] }), floorOf('2', 2, 2)] });
    const compiled = compileVocabulary({ station, language: language('en'), table, field: '' });
    if (!compiled.ok) throw new Error(compiled.failure.map(({ message }) => message).join('; '));
    const meaning = { kind: 'floors', mentions: [{ kind: 'floor', floor: '1' }] };
    for (const text of ['user\u2019s room', "user's room"])
      expect(explainText(text, compiled.value, language('en'), table)).toMatchObject({ sentence: { meaning } });
  });
});

describe('a text that means nothing', () => {
  it('names words that the model lacks, and words that no sentence holds, with those that look like them', () => {
    expect(en('floor thre')).toMatchObject({
      kind: 'unknownWords',
      words: [{ word: 'thre', isInModel: false, nearest: expect.arrayContaining(['three']) as unknown }],
    });
    expect(en('take me to the chicken')).toMatchObject({ words: [{ word: 'chicken', isInModel: true }] });
    expect(zh('去三楼买菜')).toMatchObject({ words: [{ word: '买' }, { word: '菜' }] });
  });

  it('tells how far it is the beginning of a sentence, and how such a sentence goes on', () => {
    expect(en('take me to please')).toMatchObject({
      kind: 'noSentence',
      begun: ['take', 'me', 'to'],
      rest: ['please'],
      next: expect.arrayContaining(['floor', 'basement']) as unknown,
    });
    expect(zh('楼十')).toMatchObject({ kind: 'noSentence', begun: ['楼'], rest: ['十'] });
    expect(zh('我要去')).toMatchObject({ kind: 'noSentence', begun: ['我', '要', '去'], rest: [] });
  });

  it('is not taken apart in a language that is written otherwise', () => {
    expect(zh('floor three')).toEqual({ kind: 'otherScript' });
    expect(en('去3楼')).toEqual({ kind: 'otherScript' });
  });
});
