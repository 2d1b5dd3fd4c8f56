import type { Decision } from '../interpret/decision.js';
import type { OperatingPoint } from '../recognizer/operating-point.js';
import { decide, withAcceptMargin, withoutSecond } from './deciding-again.js';
import { groupBy } from './group-by.js';
import type { Condition, Measured } from './measured.js';
import { outcomeCounts, type OutcomeCounts } from './outcome-counts.js';
import { atFloor } from './run-time-grammar.js';
import { tally } from './tally.js';
import { judge } from './verdict.js';

/** What one threshold makes of all recordings of a language. Counts, to be divided by `requests` and `talk`. */
export interface CurvePoint extends OutcomeCounts {
  readonly language: string;
  readonly use: string;
  readonly condition: Condition;
  readonly by: 'oneModel' | 'twoModels' | 'runTimeGrammar';
  /** Accept margin in nats, before noise asks for more; for `runTimeGrammar` the confidence floor. */
  readonly threshold: number;
  /** It is the accept margin that the language's first witness comes with. */
  readonly isInUse: boolean;
}

/** The accept margins that are in use, by language. */
type MarginsInUse = readonly {
  readonly language: string;
  readonly operatingPoint: Pick<OperatingPoint, 'alone' | 'withSecond'>;
}[];

const margins = Array.from({ length: 17 }, (_, index) => index / 2);
const floors = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1];

/** Every threshold on the same evidence. Bare numbers are taken at their word, in requests and in other speech alike. */
export function curves(all: readonly Measured[], inUse: MarginsInUse): readonly CurvePoint[] {
  const groups = groupBy(all, ({ condition, recording: { language, use } }) => ({ language, use, condition }));
  return groups.flatMap(({ key, items: measured }) => {
    const own = inUse.find(({ language }) => language === key.language)?.operatingPoint;
    const sweep = (by: 'oneModel' | 'twoModels', used: number | undefined): readonly CurvePoint[] =>
      withUsed(used).map((threshold) => {
        const counts = count(measured, (one) => decideAt(one, threshold, by === 'twoModels'));
        return { ...key, by, threshold, isInUse: threshold === used, ...counts };
      });
    return [
      ...sweep('oneModel', own?.alone.accept),
      ...sweep('twoModels', own?.withSecond.accept),
      ...floors.map((threshold): CurvePoint => {
        const counts = count(measured, ({ withoutFloor }) => atFloor(withoutFloor, threshold));
        return { ...key, by: 'runTimeGrammar', threshold, isInUse: false, ...counts };
      }),
    ];
  });
}

/** A margin that somebody has set by hand may lie between two steps. */
function withUsed(used: number | undefined): readonly number[] {
  return used === undefined || margins.includes(used) ? margins : [...margins, used].toSorted((a, b) => a - b);
}

function decideAt({ evidence }: Measured, accept: number, hasSecond: boolean): readonly Decision[] {
  return evidence.map((one) =>
    decide(
      hasSecond ? withAcceptMargin(one, accept, 'withSecond') : withAcceptMargin(withoutSecond(one), accept, 'alone'),
    ),
  );
}

function count(measured: readonly Measured[], decisionsOf: (one: Measured) => readonly Decision[]): OutcomeCounts {
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
