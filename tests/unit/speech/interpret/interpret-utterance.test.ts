import { describe, expect, it } from 'vitest';
import { both, five, heard, interpret, twelve } from './spoken-evidence.js';

describe('accepted', () => {
  it('a whole phrase that means a floor', () => {
    expect(interpret([heard('zh', '十 二 楼'), heard('en', '[unk]')])).toEqual({
      decision: 'accepted',
      intent: twelve,
      language: 'zh',
      text: '十二楼',
      confidence: 1,
    });
  });

  it.each([
    ['zh', '确 认', 'confirm'],
    ['en', 'cancel', 'cancel'],
  ] as const)('an answer (%s %s)', (language, text, kind) => {
    expect(interpret([heard(language, text)])).toMatchObject({ decision: 'accepted', intent: { kind } });
  });

  it('several floors in the order said', () => {
    expect(interpret([heard('zh', '五 楼 和 十 二 楼')])).toMatchObject({
      decision: 'accepted',
      intent: { kind: 'floors', floors: ['5', '12'] },
    });
  });

  it('what is no floor: doors, and floors to be taken back', () => {
    expect(interpret([heard('zh', '开 门')])).toMatchObject({ intent: { kind: 'openDoors' } });
    expect(interpret([heard('zh', '取 消 五 楼')])).toMatchObject({ intent: { kind: 'cancel', floors: ['5'] } });
  });

  it('the same floor from both languages, in the words of the surer one', () => {
    const decision = interpret([heard('zh', { '十 二 楼': 0, '[unk]': -3.5 }), heard('en', 'floor twelve')]);
    expect(decision).toMatchObject({ decision: 'accepted', intent: twelve, language: 'en', text: 'floor twelve' });
  });

  it('a request that is surer than the other language’s small talk', () => {
    const decision = interpret([heard('zh', '十 二 楼'), heard('en', { 'good morning': 0, '[unk]': -1 })]);
    expect(decision).toMatchObject({ decision: 'accepted', intent: twelve });
  });
});

describe('uncertain', () => {
  it.each([
    ['a floor that is heard for it', '十 四 楼', 0.5, 'uncertain'],
    ['a floor that is heard for it, where the model asks for no more', '十 四 楼', undefined, 'accepted'],
    ['another floor', '十 五 楼', 0.5, 'accepted'],
  ] as const)('when it is only just surer than %s', (_what, rival, confusableMargin, decision) => {
    const changes = confusableMargin === undefined ? {} : { confusableMargin };
    expect(interpret([heard('zh', { '十 二 楼': 0, [rival]: -3.2 }, changes)])).toMatchObject({
      decision,
      intent: twelve,
    });
    expect(interpret([heard('zh', { '十 二 楼': 0, [rival]: -3.8 }, changes)]).decision).toBe('accepted');
  });

  it('a bare number, with the floor to ask about', () => {
    const decision = interpret([heard('zh', '十 二')]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: twelve, alternatives: [twelve], text: '十二' });
  });

  it('a door in one language and a floor in the other: the floor, though the door was heard more surely', () => {
    const door = both('开 门', '开 门');
    const five = heard('en', { 'floor five': 0, '[unk]': -3.2 });
    const hardlyFive = heard('en', { 'floor five': 0, '[unk]': -2.5 });
    expect(interpret([door, five])).toMatchObject({
      decision: 'uncertain',
      alternatives: [{ kind: 'floors', floors: ['5'] }],
      language: 'en',
    });
    expect(interpret([door, hardlyFive])).toMatchObject({ decision: 'accepted', intent: { kind: 'openDoors' } });
    expect(interpret([door])).toMatchObject({ decision: 'accepted', intent: { kind: 'openDoors' } });
  });

  it('two languages with different floors, the surer one first', () => {
    const decision = interpret([heard('zh', { '十 二 楼': 0, '[unk]': -2.5 }), heard('en', 'floor five')]);
    expect(decision).toMatchObject({
      decision: 'uncertain',
      intent: five,
      alternatives: [five, twelve],
      language: 'en',
    });
  });
});

describe('margins', () => {
  it('a floor that another one comes close to is asked about, with both', () => {
    const decision = interpret([heard('zh', { '十 二 楼': 0, '五 楼': -2.9 })]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: twelve, alternatives: [twelve, five] });
    expect(interpret([heard('zh', { '十 二 楼': 0, '五 楼': -3 })])).toMatchObject({ decision: 'accepted' });
  });

  it('another wording of the same floor does not compete with it', () => {
    expect(interpret([heard('zh', { '十 二 楼': 0, '十 二': -0.2 })])).toMatchObject({ decision: 'accepted' });
  });

  it('a floor is asked about, with those that may have been meant instead, but none that is missing', () => {
    const decision = interpret([heard('zh', { '十 二 楼': 0, '四 楼': -1, '[unk]': -3 })]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: twelve, alternatives: [twelve] });
  });

  it('a request that the other language may have heard as small talk is asked about', () => {
    const decision = interpret([heard('zh', '十 二 楼'), heard('en', { 'good morning': 0, '[unk]': -3 })]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: twelve });
  });

  it('one doubtful word makes it a question, however sure the others are', () => {
    const readings = { '十 二 楼': 0, '十 五 楼': -0.1, '十 四 楼': -0.1 };
    expect(interpret([heard('zh', readings, { alone: { accept: 0, ask: 0 } })])).toMatchObject({
      decision: 'uncertain',
    });
  });

  it('what was another sentence until just before the end is asked about', () => {
    const steady = { ...heard('zh', '十 二 楼'), partials: ['五', '十', '十 二', '十 二 楼'] };
    expect(interpret([steady])).toMatchObject({ decision: 'accepted' });
    expect(interpret([{ ...steady, partials: ['十', '十 五', '十 二 楼'] }])).toMatchObject({ decision: 'accepted' });
    expect(interpret([{ ...steady, partials: ['十', '你 好'] }])).toMatchObject({ decision: 'accepted' });
    const unsteady = { ...steady, partials: ['五', '五 楼'] };
    expect(interpret([unsteady])).toMatchObject({ decision: 'uncertain', intent: twelve });
  });
});

describe('several floors', () => {
  it('are a question when the languages heard them in another order', () => {
    const decision = interpret([heard('zh', '五 楼 和 十 二 楼'), heard('en', 'floor twelve and floor five')]);
    expect(decision).toMatchObject({ decision: 'uncertain' });
  });

  it('with a missing one among them: none is called, the missing one is named', () => {
    expect(interpret([heard('zh', '五 楼 和 四 楼')])).toMatchObject({
      decision: 'rejected',
      reason: 'floorUnknown',
      floorSpoken: '4',
    });
  });
});

describe('privacy', () => {
  it('no word of what was no request leaves', () => {
    const spoken = ['[unk]', '你 好', '楼 十 二', '四 楼', ''];
    for (const text of spoken) {
      const decision = interpret([heard('zh', text), heard('en', { 'good morning': 0, '[unk]': -0.5 })]);
      expect(Object.keys(decision).toSorted()).toEqual(['confidence', 'decision', 'floorSpoken', 'language', 'reason']);
      expect(JSON.stringify(decision)).not.toMatch(/你|楼|morning/u);
    }
  });
});
