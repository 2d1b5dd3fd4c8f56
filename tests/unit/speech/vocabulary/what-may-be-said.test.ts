import { describe, expect, it } from 'vitest';
import { officeStation } from '../../../support/office-station.js';
import { floors, meaningOf, tokensOf, vocabulary, withFloor } from './office-vocabulary.js';

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
    expect(meaningOf('中国', 'zh')).toEqual({ kind: 'decoy' });
    expect(meaningOf('business', 'en')).toEqual({ kind: 'decoy' });
  });

  it('an everyday word that a floor is called by is that floor', () => {
    const called = withFloor('6', { names: { zh: ['大学'], en: ['business'] } });
    expect(meaningOf('大学', 'zh', called)).toEqual(floors('6'));
    expect(meaningOf('business', 'en', called)).toEqual(floors('6'));
  });

  it('answers have at least two syllables', () => {
    expect(meaningOf('确认', 'zh')).toEqual({ kind: 'confirm' });
    expect(meaningOf('取消', 'zh')).toEqual({ kind: 'cancel', mentions: [] });
    expect(meaningOf('yes please', 'en')).toEqual({ kind: 'confirm' });
    expect(meaningOf('是', 'zh')).toBeUndefined();
    expect(meaningOf('好的', 'zh')).toEqual({ kind: 'shortAnswer' });
    for (const text of ['yes', 'no']) expect(meaningOf(text, 'en')).toEqual({ kind: 'shortAnswer' });
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

  it.each(['number three', 'number three please'])('so is %s', (text) => {
    expect(meaningOf(text, 'en', station('confirm'))).toEqual({ ...floors('3'), isDoubtful: true });
    expect(meaningOf(text, 'en', station('accept'))).toEqual(floors('3'));
  });

  it('and so are words for the doors that talk is full of', () => {
    expect(meaningOf('open', 'en', station('confirm'))).toEqual({ kind: 'openDoors', isDoubtful: true });
    expect(meaningOf('close', 'en', station('accept'))).toEqual({ kind: 'closeDoors' });
    expect(meaningOf('open', 'en', station('never'))).toEqual({ kind: 'decoy' });
    expect(meaningOf('open the door', 'en', station('confirm'))).toEqual({ kind: 'openDoors' });
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

describe('a sentence in the words of another model', () => {
  it.each([
    ['zh', ['三楼', '谢谢'], true],
    ['zh', ['去', '十二', '楼'], true],
    ['zh', ['去', '瑜伽馆'], false],
    ['zh', ['去'], false],
    ['en', ['floor', 'three', 'please'], true],
    ['en', ['floor', 'three', 'mate'], false],
  ] as const)('%s %j can be written in the words of this one: %s', (language, tokens, can) => {
    expect(vocabulary(language).canWrite(tokens)).toBe(can);
  });
});
