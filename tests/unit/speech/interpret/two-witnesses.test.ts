import { describe, expect, it } from 'vitest';
import { unlessWordless } from '../../../../speech/interpret/abstaining-witness.js';
import type { RecognizerEvidence } from '../../../../speech/interpret/weigh-witnesses.js';
import { both, five, heard, interpret, twelve } from './spoken-evidence.js';

describe('two witnesses', () => {
  it('that agree are believed', () => {
    const doubtful = { '十 二 楼': 0, '五 楼': -2.5 };
    expect(interpret([both(doubtful, doubtful)])).toMatchObject({ decision: 'accepted', intent: twelve });
    expect(interpret([heard('zh', doubtful)])).toMatchObject({ decision: 'uncertain' });
  });

  it('that heard it in other words must be surer', () => {
    const one = both({ '十 二 楼': 0, '五 楼': -2.5 }, { '十 二': 0, '五 楼': -3 });
    expect(interpret([one])).toMatchObject({ decision: 'uncertain', intent: twelve });
    const surer = both({ '十 二 楼': 0, '五 楼': -3 }, { '十 二': 0, '五 楼': -3.5 });
    expect(interpret([surer])).toMatchObject({ decision: 'accepted', intent: twelve });
  });

  it('that contradict each other are a question about both floors', () => {
    const decision = interpret([both({ '十 二 楼': 0, '五 楼': -3 }, { '五 楼': 0, '十 二 楼': -2 })]);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: twelve, alternatives: [twelve, five] });
  });

  it('of which the second heard nothing: a question if the first was sure, else nothing', () => {
    expect(interpret([both('十 二 楼', { '[unk]': 0, '十 二 楼': -1 })])).toMatchObject({ decision: 'uncertain' });
    expect(interpret([both({ '十 二 楼': 0, '[unk]': -1 }, '[unk]')])).toMatchObject({
      decision: 'rejected',
      reason: 'unknownWords',
    });
  });

  it('count by their weight', () => {
    const [first, second] = [
      { '十 二 楼': 0, '五 楼': -3 },
      { '五 楼': 0, '十 二 楼': -3.5 },
    ] as const;
    expect(interpret([both(first, second)])).toMatchObject({ intent: five });
    expect(interpret([both(first, second, { weightAsSecond: 0.5 })])).toMatchObject({ intent: twelve });
  });

  it('and the accept margin is the same share of what both can say', () => {
    const [first, second] = [{ '十 二 楼': 0 }, { '五 楼': 0, '十 二 楼': -0.5 }] as const;
    expect(interpret([both(first, second)])).toMatchObject({ decision: 'uncertain', intent: twelve });
    expect(interpret([both(first, second, { weightAsSecond: 0.5 })])).toMatchObject({ decision: 'accepted' });
    const unsure = { '十 二 楼': 0, '五 楼': -2 };
    expect(interpret([both(unsure, second, { weightAsSecond: 0.5 })])).toMatchObject({ decision: 'uncertain' });
  });

  it('but where one that counts half is as sure of the opposite as it can be, nobody is asked', () => {
    for (const weightAsSecond of [0.5, 1])
      expect(interpret([both('十 二 楼', '[unk]', { weightAsSecond })])).toMatchObject({ decision: 'rejected' });
  });

  it('the second one’s better guess is found where the first one put it second', () => {
    const decision = interpret([both({ '五 楼': 0, '十 二 楼': -0.5 }, { '十 二 楼': 0, '五 楼': -3 })]);
    expect(decision).toMatchObject({ intent: twelve, text: '十二楼' });
  });
});

describe('a second witness without words for the sentence', () => {
  /** As two models heard it of which the second can only write short sentences. */
  function wordless(first: Parameters<typeof both>[0], second: Parameters<typeof both>[1]): RecognizerEvidence {
    const evidence = both(first, second);
    const canWrite = (tokens: readonly string[]): boolean => tokens.length <= 2;
    const other = { ...evidence.second!, vocabulary: { ...evidence.second!.vocabulary, canWrite } };
    return { ...evidence, second: unlessWordless(evidence.first, other) };
  }

  it('does not contradict the first one, whose own margin holds', () => {
    const nothing = { '[unk]': 0, '十 二 楼': -1 };
    expect(interpret([both('十 二 楼', nothing)])).toMatchObject({ decision: 'uncertain', intent: twelve });
    expect(interpret([wordless('十 二 楼', nothing)])).toMatchObject({ decision: 'accepted', intent: twelve });
    const doubtful = { '十 二 楼': 0, '[unk]': -2.5 };
    expect(interpret([wordless(doubtful, '五 楼')])).toMatchObject({ decision: 'uncertain', intent: twelve });
  });

  it('counts where it heard the same in other words', () => {
    expect(wordless('十 二 楼', '十 二').second).not.toBeNull();
  });

  it('counts where it has the words', () => {
    const nothing = { '[unk]': 0, '五 楼': -1 };
    expect(interpret([wordless('五 楼', nothing)])).toMatchObject({ decision: 'uncertain', intent: five });
  });

  it('counts where the first heard no sentence at all', () => {
    expect(wordless({ '[unk]': 0, '十 二 楼 好': -1 }, '[unk]').second).not.toBeNull();
  });
});
