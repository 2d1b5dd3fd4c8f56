import { describe, expect, it } from 'vitest';
import { heard, interpret } from './spoken-evidence.js';

describe('rejected, one test for each reason', () => {
  const rejected = (reason: string) =>
    expect.objectContaining({ decision: 'rejected', reason, floorSpoken: null }) as unknown;

  it('noSpeech: nothing was recognised', () => {
    expect(interpret([heard('zh', ''), heard('en', '')])).toEqual(rejected('noSpeech'));
  });

  it('unknownWords: any part of it was something else', () => {
    expect(interpret([heard('zh', '[unk]')])).toEqual(rejected('unknownWords'));
    expect(interpret([heard('zh', '[unk] 十 二 楼')])).toEqual(rejected('unknownWords'));
  });

  it('notAPhrase: words in another order, half a phrase, and decoys', () => {
    for (const text of ['楼 十 二', '十', '你 好'])
      expect(interpret([heard('zh', text)])).toEqual(rejected('notAPhrase'));
  });

  it('shortAnswer: yes or no in a syllable, which counts as talk everywhere else', () => {
    expect(interpret([heard('zh', '是')])).toEqual(rejected('shortAnswer'));
    expect(interpret([heard('en', 'yes'), heard('zh', '[unk]')])).toEqual(rejected('shortAnswer'));
    expect(interpret([heard('zh', { 是: 0, '十 二 楼': -0.5 })])).toEqual(rejected('shortAnswer'));
  });

  it('lowConfidence: nearer to a request than to anything else, but not by enough to ask', () => {
    expect(interpret([heard('zh', { '十 二 楼': 0, '[unk]': -0.9 })])).toEqual(rejected('lowConfidence'));
    expect(interpret([heard('zh', { '十 二 楼': 0, '[unk]': -1 })])).toMatchObject({ decision: 'uncertain' });
  });

  it.each([170, 2_800])('implausibleTiming: three syllables in %i ms', (speechMs) => {
    expect(interpret([heard('zh', '十 二 楼')], { speechMs })).toEqual(rejected('implausibleTiming'));
  });

  it('tooQuiet: not over the room, whatever was recognised', () => {
    expect(interpret([heard('zh', '十 二 楼')], { peakDbFs: -51 })).toEqual(rejected('tooQuiet'));
    expect(interpret([heard('zh', '十 二 楼')], { peakDbFs: -51, roomDbFs: null })).toMatchObject({
      decision: 'accepted',
    });
  });

  it('tooQuiet: far below what was said just before, as breath and echoes are', () => {
    expect(interpret([heard('zh', '十 二 楼')], { justBeforeDbFs: -1 })).toEqual(rejected('tooQuiet'));
    expect(interpret([heard('zh', '十 二 楼')], { justBeforeDbFs: -3 })).toMatchObject({ decision: 'accepted' });
  });

  it('floorUnknown and floorLocked: with what to name in the answer', () => {
    expect(interpret([heard('zh', '四 楼')])).toMatchObject({
      decision: 'rejected',
      reason: 'floorUnknown',
      floorSpoken: '4',
    });
    expect(interpret([heard('zh', '二 楼')])).toMatchObject({
      decision: 'rejected',
      reason: 'floorLocked',
      floorSpoken: '2',
    });
  });

  it('floorUnknown: named where it was asked for with its word for floor, even if another one may be meant', () => {
    const decision = interpret([heard('zh', { '四 楼': 0, '十 二 楼': -0.5, '[unk]': -2 })]);
    expect(decision).toMatchObject({ decision: 'rejected', reason: 'floorUnknown', floorSpoken: '4' });
  });

  it('floorUnknown: a number alone is named only where it is sure', () => {
    expect(interpret([heard('zh', { 四: 0, '[unk]': -3 })])).toMatchObject({
      reason: 'floorUnknown',
      floorSpoken: '4',
    });
    expect(interpret([heard('zh', { 四: 0, '[unk]': -2.9 })])).toEqual(rejected('lowConfidence'));
    expect(interpret([heard('zh', { 四: 0, '十 二': -2.9 })])).toEqual(rejected('lowConfidence'));
  });

  it('tooManyFloors: none of them is called, nor asked about', () => {
    for (const readings of ['一 二 三 四 楼', { '一 二 三 四 楼': 0, '五 楼 和 十 二 楼': -1 }])
      expect(interpret([heard('zh', readings)])).toEqual(rejected('tooManyFloors'));
  });

  it('otherLanguageStronger: small talk in one language is no request in the other', () => {
    const decision = interpret([heard('zh', '你 好'), heard('en', { 'floor five': 0, '[unk]': -3.5 })]);
    expect(decision).toEqual(rejected('otherLanguageStronger'));
  });

  it('otherLanguageStronger: a missing floor is not named where it may be small talk as well', () => {
    const greeting = { 'good morning': 0, '[unk]': -1 };
    expect(interpret([heard('zh', '四 楼'), heard('en', greeting)])).toEqual(rejected('otherLanguageStronger'));
    expect(interpret([heard('zh', '十 二 楼'), heard('en', greeting)])).toMatchObject({ decision: 'accepted' });
    expect(interpret([heard('zh', '四 楼'), heard('en', '[unk]')])).toMatchObject({ floorSpoken: '4' });
  });

  it('a missing floor that was heard more surely than a real one in the other language', () => {
    const decision = interpret([heard('zh', '四 楼'), heard('en', { 'floor five': 0, '[unk]': -1.5 })]);
    expect(decision).toMatchObject({ decision: 'rejected', reason: 'floorUnknown', floorSpoken: '4' });
  });

  it('tells the reason that came closest to a request', () => {
    expect(interpret([heard('zh', '[unk]'), heard('en', { 'floor five': 0, '[unk]': -0.5 })])).toMatchObject({
      reason: 'lowConfidence',
      language: 'en',
    });
  });
});
