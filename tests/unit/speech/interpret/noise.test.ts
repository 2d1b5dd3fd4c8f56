import { describe, expect, it } from 'vitest';
import { isInNoise, marginsFor } from '../../../../speech/interpret/margins.js';
import { unmeasuredInNoise } from '../../../../speech/recognizer/operating-point.js';
import { both, heard, interpret, twelve } from './spoken-evidence.js';

/** How loud it was before a talker whose peak is -20 dBFS, so that he stands out by so many dB. */
const standingOut = (decibels: number) => ({ peakDbFs: -20, latelyDbFs: -20 - decibels });
const measured = { inNoise: { quietFrom: 30, perDb: 0.1 } };

describe('margins', () => {
  const two = both('十 二 楼', '十 二 楼', measured);

  it('are those of quiet where the talker stands out, or nothing was heard before', () => {
    for (const loudness of [standingOut(60), standingOut(30), { peakDbFs: -20, latelyDbFs: null }]) {
      expect(marginsFor(two, loudness)).toEqual({ accept: 5, ask: 2 });
      expect(isInNoise(two, loudness)).toBe(false);
    }
  });

  it('rise with every dB that is missing, half as much for one witness', () => {
    expect(marginsFor(two, standingOut(20))).toEqual({ accept: 6, ask: 3 });
    expect(marginsFor(heard('zh', '十 二 楼', measured), standingOut(20))).toEqual({ accept: 3.5, ask: 1.5 });
    expect(isInNoise(two, standingOut(20))).toBe(true);
  });

  it('rise by a safe measure where nobody has measured the model in noise', () => {
    const { perDb } = unmeasuredInNoise;
    expect(marginsFor(both('十 二 楼', '十 二 楼'), standingOut(20)).accept).toBeCloseTo(5 + 10 * perDb);
  });
});

describe('in noise', () => {
  const doubtful = { '十 二 楼': 0, '五 楼': -2.8 };
  const noise = standingOut(15);

  it('a request must be surer to be accepted, and is asked about where it is not', () => {
    const evidence = both(doubtful, doubtful, measured);
    expect(interpret([evidence])).toMatchObject({ decision: 'accepted', intent: twelve });
    expect(interpret([evidence], noise)).toMatchObject({ decision: 'uncertain', intent: twelve });
  });

  it('what would hardly be worth a question is none', () => {
    const evidence = both('十 二 楼', { '[unk]': 0, '十 二 楼': -1 }, measured);
    expect(interpret([evidence])).toMatchObject({ decision: 'uncertain', intent: twelve });
    expect(interpret([evidence], noise)).toMatchObject({ decision: 'rejected', reason: 'lowConfidence' });
  });

  it('a number alone is asked about only where both witnesses heard it first', () => {
    const agreed = both('十 二', '十 二', measured);
    const contradicted = both('十 二', { '五 楼': 0, '十 二': -0.5 }, measured);
    for (const evidence of [agreed, contradicted]) expect(interpret([evidence])).toMatchObject({ intent: twelve });
    expect(interpret([agreed], noise)).toMatchObject({ decision: 'uncertain', intent: twelve });
    expect(interpret([contradicted], noise)).toMatchObject({ decision: 'rejected', reason: 'lowConfidence' });
  });

  it('a floor instead of another is asked about, by whichever witness it was heard as one, and called in quiet', () => {
    const thought = '不 对 十 二 楼';
    for (const evidence of [
      both(thought, thought, measured),
      both(thought, '十 二 楼', measured),
      both('十 二 楼', thought, measured),
    ]) {
      expect(interpret([evidence])).toMatchObject({ decision: 'accepted', intent: twelve });
      expect(interpret([evidence], noise)).toMatchObject({ decision: 'uncertain', intent: twelve });
    }
    expect(interpret([both('十 二 楼', '十 二 楼', measured)], noise)).toMatchObject({ decision: 'accepted' });
  });

  it('a floor instead of another is asked about where the other language is sure of the same floor, too', () => {
    const other = heard('en', 'floor twelve', measured);
    for (const languages of [
      [heard('zh', '不 对 十 二 楼', measured), other],
      [other, heard('zh', '不 对 十 二 楼', measured)],
    ])
      expect(interpret(languages, noise)).toMatchObject({ decision: 'uncertain', intent: twelve });
    expect(interpret([heard('zh', '十 二 楼', measured), other], noise)).toMatchObject({ decision: 'accepted' });
  });

  it('whoever may be calling for help is heard as in quiet', () => {
    const help = both({ '救 命': 0, '[unk]': -0.5 }, { '救 命': 0, '[unk]': -0.5 }, measured);
    expect(interpret([help], noise)).toMatchObject({ decision: 'uncertain', intent: { kind: 'distress' } });
  });
});
