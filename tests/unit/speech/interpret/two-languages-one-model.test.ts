import { describe, expect, it } from 'vitest';
import { five, heard, heardInBoth, interpret, twelve } from './spoken-evidence.js';

describe('two languages before one model', () => {
  it.each([
    ['十 二 楼', 'zh', '十二楼'],
    ['floor twelve', 'en', 'floor twelve'],
  ])('%s is a request of the language it is in (%s)', (words, language, text) => {
    const decision = interpret([heardInBoth(words)]);
    expect(decision).toMatchObject({ decision: 'accepted', intent: twelve, language, text });
  });

  it('the same floor in the words of both is one request, in those of the likelier', () => {
    const decision = interpret([heardInBoth({ '十 二 楼': 0, 'floor twelve': -0.2, '[unk]': -3.5 })]);
    expect(decision).toMatchObject({ decision: 'accepted', intent: twelve, language: 'zh' });
  });

  it('two floors of about the same evidence are a question, whatever they are said in', () => {
    const decision = interpret([heardInBoth({ '十 二 楼': 0, 'floor five': -0.5 })]);
    expect(decision).toMatchObject({ decision: 'uncertain', alternatives: [twelve, five], language: 'zh' });
  });

  it('small talk of one language that is likelier than a request of the other is none', () => {
    const decision = interpret([heardInBoth({ 'good morning': 0, '十 二 楼': -1.5 })]);
    expect(decision).toMatchObject({ decision: 'rejected' });
  });

  it.each([
    [
      'a floor that the lift lacks is not named where the other language heard small talk',
      'good morning',
      'otherLanguageStronger',
    ],
    ['it is where that heard nothing', '[unk]', 'floorUnknown'],
    ['or a request', 'floor five', 'floorUnknown'],
  ])('%s', (_what, other, reason) => {
    const decision = interpret([heardInBoth({ '四 楼': 0, [other]: -3.4 })]);
    expect(decision).toMatchObject({ decision: 'rejected', reason });
  });

  it.each([[{ 'help me': 0, '五 楼': -0.3 }], [{ '五 楼': 0, 'help me': -0.3 }]])(
    'a call for help in one language is not asked about as a floor of the other: %o',
    (readings) => {
      const decision = interpret([heardInBoth(readings)]);
      expect(decision).toMatchObject({ decision: 'uncertain', intent: { kind: 'distress' }, language: 'en' });
      expect(decision).toHaveProperty('alternatives.length', 1);
    },
  );

  it('a floor that is sure comes before a call for help that is far behind, and so does nothing at all', () => {
    expect(interpret([heardInBoth({ '五 楼': 0, 'help me': -3.5 })])).toMatchObject({
      decision: 'accepted',
      intent: five,
    });
    const unsure = interpret([heardInBoth({ '五 楼': 0, '[unk]': -1.2, 'help me': -1.4 })]);
    expect(unsure).toMatchObject({ decision: 'uncertain', intent: five });
  });

  it('a floor is asked about before a door of the other language', () => {
    const decision = interpret([heardInBoth({ '开 门': 0, 'floor five': -0.5 })]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: five, language: 'en' });
    expect(interpret([heardInBoth({ '开 门': 0, 'floor five': -3.5 })])).toMatchObject({
      intent: { kind: 'openDoors' },
    });
  });

  it('the same floor in both languages is named as missing, whatever talk there is besides', () => {
    const both = heardInBoth({ '四 楼': 0, 'floor four': -0.3, 'good morning': -1 });
    expect(interpret([both])).toMatchObject({ decision: 'rejected', reason: 'floorUnknown', floorSpoken: '4' });
  });
});

/** Of everything that one model heard, by what it is behind the likeliest. */
function share(own: number, all: readonly number[]): number {
  return Math.exp(own) / all.reduce((sum, score) => sum + Math.exp(score), 0);
}

describe('the confidence of a decision is that of the request that it is about:', () => {
  it.each([
    ['a call for help behind a floor', { '五 楼': 0, 'help me': -0.3, '[unk]': -3 }, -0.3],
    ['a floor behind a door of the other language', { '开 门': 0, 'floor five': -0.5 }, -0.5],
    ['a floor behind one that the lift lacks', { '四 楼': 0, '五 楼': -0.4, '[unk]': -1.5 }, -0.4],
    ['the likeliest', { '十 二 楼': 0, 'floor five': -0.5 }, 0],
  ])('%s', (_what, readings, own) => {
    const decision = interpret([heardInBoth(readings)]);
    expect(decision.decision).toBe('uncertain');
    expect(decision.confidence).toBeCloseTo(share(own, Object.values(readings)), 6);
  });

  it('a request that the other recogniser heard, where the stronger one heard a floor that the lift lacks', () => {
    const weaker = { 'floor five': 0, '[unk]': -2 };
    const decision = interpret([heard('zh', { '四 楼': 0, '[unk]': -2.5 }), heard('en', weaker)]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: five });
    expect(decision.confidence).toBeCloseTo(share(0, Object.values(weaker)), 6);
  });
});

describe('a second witness of one of two languages', () => {
  it('makes what it confirms sure', () => {
    expect(interpret([heardInBoth('floor five', 'en', 'floor five')])).toMatchObject({
      decision: 'accepted',
      intent: five,
    });
    const behind = heardInBoth({ 'floor five': 0, '十 二 楼': -3.2 }, 'en', 'floor five');
    expect(interpret([behind])).toMatchObject({ decision: 'accepted', intent: five });
  });

  it.each([
    ['a floor', '十 二 楼'],
    ['small talk', '你 好'],
  ])('is no evidence against %s of the other language, which it cannot hear', (_what, other) => {
    const decision = interpret([heardInBoth({ 'floor five': 0, [other]: -0.3 }, 'en', 'floor five')]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: five });
  });

  it('asks about both floors', () => {
    const decision = interpret([heardInBoth({ 'floor five': 0, '十 二 楼': -0.3 }, 'en', 'floor five')]);
    expect(decision).toMatchObject({ alternatives: [five, twelve] });
  });

  it('nor against a call for help', () => {
    const decision = interpret([heardInBoth({ '五 楼': 0, 'help me': -0.3 }, 'zh', '五 楼')]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: { kind: 'distress' } });
  });
});
