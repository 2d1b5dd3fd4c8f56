import { describe, expect, it } from 'vitest';
import type { UtteranceEvidence } from '../../../../speech/interpret/interpret-utterance.js';
import { curves, rightAtWrong, wrongAtRight, type CurvePoint } from '../../../../speech/measuring/curves.js';
import { decide } from '../../../../speech/measuring/deciding-again.js';
import type { Condition } from '../../../../speech/measuring/measured.js';
import { both } from '../interpret/spoken-evidence.js';
import { measured, talk } from './measured-recording.js';

const inUse = [{ language: 'en', operatingPoint: { alone: { accept: 2, ask: 1 }, withSecond: { accept: 5, ask: 2 } } }];
const readings = (noise: string | Readonly<Record<string, number>>) => both(noise, noise, inNoise);
const inNoise = { inNoise: { quietFrom: 30, perDb: 0.1 } };

/** @param latelyDbFs what was heard before a talker of -20 dBFS */
function evidence(said: ReturnType<typeof both>, latelyDbFs: number | null): readonly UtteranceEvidence[] {
  const levels = { peakDbFs: -20, roomDbFs: -60, latelyDbFs, justBeforeDbFs: null };
  return [{ recognizers: [said], isLanguageMissing: false, speechMs: 600, ...levels }];
}

/** 5.4 nats for the twelfth floor. */
const weak = readings({ '十 二 楼': 0, '五 楼': -2.7 });
/** 4.4 nats for a floor that nobody wanted. */
const mistaken = readings({ '十 二 楼': 0, '[unk]': -2.2 });

const condition: Condition = '10 dB';
/** Ten dB less than where the margins begin to rise: the model asks for one nat more. */
const pack = [
  measured('right', { evidence: evidence(weak, null) }),
  talk('called', { evidence: evidence(mistaken, null) }),
  measured('rejected', { condition, evidence: evidence(weak, -40) }),
  talk('silent', { condition, evidence: evidence(mistaken, -40) }),
];

const at = (points: readonly CurvePoint[], where: Condition, threshold: number) =>
  points.find((point) => point.by === 'twoModels' && point.condition === where && point.threshold === threshold);

describe('the operating curve', () => {
  it('counts requests and other speech at the same margin, each condition by itself', () => {
    const points = curves(pack, inUse);
    expect(at(points, 'clean', 4)).toMatchObject({ requests: 1, right: 1, talk: 1, called: 1 });
    expect(at(points, 'clean', 5)).toMatchObject({ requests: 1, right: 1, talk: 1, called: 0 });
    expect(at(points, 'clean', 5.5)).toMatchObject({ requests: 1, right: 0, talk: 1, called: 0 });
    expect(new Set(points.map((point) => point.condition))).toEqual(new Set(['clean', condition]));
  });

  it('asks in noise for as much more as the model does', () => {
    const points = curves(pack, inUse);
    expect(at(points, condition, 3)).toMatchObject({ right: 1, called: 1 });
    expect(at(points, condition, 4)).toMatchObject({ right: 1, called: 0 });
    expect(at(points, condition, 5)).toMatchObject({ right: 0, called: 0 });
  });

  it('is at the margin in use what was decided', () => {
    const used = curves(pack, inUse).filter((point) => point.isInUse && point.by === 'twoModels');
    expect(used.map(({ threshold, right, called }) => [threshold, right, called])).toEqual([
      [5, 1, 0],
      [5, 0, 0],
    ]);
    const decided = pack.map(({ evidence: [one] }) => one !== undefined && decide(one).decision === 'accepted');
    expect(decided).toEqual([true, false, false, false]);
  });

  it('of two witnesses leaves what one alone is accepted from as it is', () => {
    const alone = { ...weak, second: null };
    const lonely = [measured('right', { evidence: evidence(alone, null) })];
    const [decided] = evidence(alone, null);
    const isRight = decide(decided!).decision === 'accepted' ? 1 : 0;
    const points = curves(lonely, inUse).filter(({ by }) => by === 'twoModels');
    expect(points.map(({ right }) => right)).toEqual(points.map(() => isRight));
    const one = curves(lonely, inUse).filter(({ by }) => by === 'oneModel');
    expect(new Set(one.map(({ right }) => right))).toEqual(new Set([0, 1]));
  });

  it('has the margin in use among its points where it lies between two steps', () => {
    const own = { alone: { accept: 2, ask: 1 }, withSecond: { accept: 4.3, ask: 2 } };
    const points = curves(pack, [{ language: 'en', operatingPoint: own }]);
    const quiet = points.filter((point) => point.by === 'twoModels' && point.condition === 'clean');
    expect(quiet.map(({ threshold }) => threshold).slice(8, 11)).toEqual([4, 4.3, 4.5]);
    expect(quiet.filter(({ isInUse }) => isInUse).map(({ threshold }) => threshold)).toEqual([4.3]);
  });

  it('has none in use of a language that no model is there for', () => {
    expect(curves(pack, []).some(({ isInUse }) => isInUse)).toBe(false);
  });
});

describe('two curves', () => {
  const counts = { requests: 10, rightOrConfirmable: 10, talk: 0, called: 0, questioned: 0, isInUse: false };
  const point = (threshold: number, right: number, wrong: number): CurvePoint => {
    return { language: 'en', use: 'dev', condition: 'clean', by: 'oneModel', threshold, ...counts, right, wrong };
  };
  const points = [point(1, 10, 3), point(2, 8, 1), point(3, 5, 0)];

  it('are compared where they are as right, or as wrong', () => {
    expect([wrongAtRight(points, 8), wrongAtRight(points, 9), wrongAtRight(points, 11)]).toEqual([1, 3, null]);
    expect([rightAtWrong(points, 0), rightAtWrong(points, 2), rightAtWrong([], 2)]).toEqual([5, 8, 0]);
  });
});
