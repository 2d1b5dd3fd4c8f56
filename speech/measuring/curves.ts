import type { Decision } from '../interpret/decision.js';
import { decide, withMargins, withoutSecond } from './deciding-again.js';
import { groupBy } from './group-by.js';
import type { Measured } from './measured.js';
import { atFloor } from './run-time-grammar.js';
import { outcomeCounts, type OutcomeCounts } from './outcome-counts.js';
import { tally } from './tally.js';
import { judge } from './verdict.js';

/** What one threshold makes of all recordings of a language. Counts, to be divided by `requests` and `talk`. */
export interface CurvePoint extends OutcomeCounts {
  readonly language: string;
  readonly use: string;
  readonly by: 'oneModel' | 'twoModels' | 'runTimeGrammar';
  /** Accept margin in nats; for `runTimeGrammar` the confidence floor. */
  readonly threshold: number;
}

const margins = Array.from({ length: 17 }, (_, index) => index / 2);
const floors = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1];

/** Every threshold on the same evidence, quiet recordings only, bare numbers taken at their word. */
export function curves(all: readonly Measured[]): readonly CurvePoint[] {
  const quiet = all.filter(({ condition }) => condition === 'clean');
  const groups = groupBy(quiet, ({ recording: { language, use } }) => ({ language, use }));
  return groups.flatMap(({ key, items: measured }) => {
    const point = (by: CurvePoint['by'], threshold: number, decisionsOf: (one: Measured) => readonly Decision[]) => {
      return { ...key, by, threshold, ...count(measured, decisionsOf) };
    };
    return [
      ...margins.map((margin) => point('oneModel', margin, (one) => decideAt(one, margin, false))),
      ...margins.map((margin) => point('twoModels', margin, (one) => decideAt(one, margin, true))),
      ...floors.map((floor) => point('runTimeGrammar', floor, ({ withoutFloor }) => atFloor(withoutFloor, floor))),
    ];
  });
}

/** What the same recordings would have been with another accept margin; how much evidence a question needs stays. */
function decideAt({ evidence }: Measured, accept: number, hasSecond: boolean): readonly Decision[] {
  return evidence.map((one) => decide(withMargins(hasSecond ? one : withoutSecond(one), { accept })));
}

function count(measured: readonly Measured[], decisionsOf: (one: Measured) => readonly Decision[]) {
  return outcomeCounts(
    tally(measured.map((one) => ({ ...judge(decisionsOf(one), one.expected), seconds: one.seconds }))),
  );
}

/**
 * How many are accepted wrong where as many are accepted right: the strictest threshold that still accepts `right`.
 *
 * @returns null where no threshold accepts so many right
 */
export function wrongAtRight(points: readonly CurvePoint[], right: number): number | null {
  const enough = points.filter((point) => point.right >= right);
  return enough.length === 0 ? null : Math.min(...enough.map(({ wrong }) => wrong));
}

/** The most that are accepted right by a threshold that accepts no more than `wrong` wrong. */
export function rightAtWrong(points: readonly CurvePoint[], wrong: number): number {
  return Math.max(0, ...points.filter((point) => point.wrong <= wrong).map(({ right }) => right));
}
