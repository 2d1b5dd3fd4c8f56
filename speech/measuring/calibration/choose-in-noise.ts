import type { Margins } from '../../interpret/margins.js';
import { groupBy } from '../group-by.js';
import { pointAt, type CalibrationPoint, type CalibrationRecording } from './calibration-curve.js';
import { mostWrong } from './choose-margins.js';

/** Of all other speech. Noise makes something of everything now and then; in quiet it is none. */
const mostCalled = 0.02;
/** What a public lift may get wrong, of the requests at all levels together: one level has too few to tell 1 % from 1.5 %. */
const mostWrongInAll = 0.01;
const slopes = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 1] as const;

export interface ChosenInNoise {
  readonly perDb: number;
  /** Every slope that was tried, at each level of noise. */
  readonly curve: readonly CalibrationPoint[];
}

/**
 * How much more evidence each dB of noise asks for: the least from which on no more is worse than asked for. At any level of noise
 * at most 1.5 % of the requests are accepted wrong and at most 2 % of other speech is called for, shares rounded up to whole
 * recordings: of 118 requests 1.5 % is less than two, and whether one or two are wrong is chance. At all levels together at most 1 %
 * of the requests are accepted wrong. One number, and not a pair of margins for each level: there are few mistakes to choose it from.
 *
 * @param recordings in noise; those in quiet are left alone
 */
export function chooseInNoise(
  recordings: readonly CalibrationRecording[],
  witnesses: CalibrationPoint['witnesses'],
  { accept, ask }: Margins,
): ChosenInNoise {
  const levels = groupBy(recordings, ({ condition }) => ({ condition })).filter(({ key }) => key.condition !== 'clean');
  const tried = slopes.map((perDb) => ({
    perDb,
    points: levels.map(({ key, items }) => pointAt(items, { witnesses, ...key, accept, ask, perDb })),
  }));
  const lastBad = tried.findLastIndex(({ points }) => !areBearable(points));
  const chosen = tried[lastBad + 1] ?? tried.at(-1);
  return { perDb: chosen?.perDb ?? 0, curve: tried.flatMap(({ points }) => points) };
}

function areBearable(levels: readonly CalibrationPoint[]): boolean {
  const sum = (of: (point: CalibrationPoint) => number): number =>
    levels.reduce((total, point) => total + of(point), 0);
  const inAll = sum(({ wrong }) => wrong) <= mostWrongInAll * sum(({ requests }) => requests);
  return inAll && levels.every(isBearable);
}

function isBearable({ wrong, requests, called, talk }: CalibrationPoint): boolean {
  return wrong <= Math.ceil(mostWrong * requests) && called <= Math.ceil(mostCalled * talk);
}
