import type { MeasuringRoom } from '../../../../speech/index.js';
import type { StoredCurve } from './recognition-result.js';

type Stored = ReturnType<MeasuringRoom['operatingPoints']>[number];
type Point = Stored['operatingPoint']['curve'][number];

/** The curves beside the models, as far as they are ones of `models calibrate`: others may have put theirs there. */
export function storedCurves(all: readonly Stored[]): readonly StoredCurve[] {
  return all.flatMap(({ language, operatingPoint: { curve, source, alone, withSecond, inNoise } }) =>
    (['two', 'one'] as const).flatMap((witnesses) => {
      const own = curve.filter((point) => point['witnesses'] === witnesses);
      return [...new Set(own.map(conditionOf))].flatMap((condition): readonly StoredCurve[] => {
        const threshold = condition === 'clean' ? 'accept' : 'perDb';
        const points = pointsOf(
          own.filter((point) => conditionOf(point) === condition),
          threshold,
        );
        const { accept } = witnesses === 'two' ? withSecond : alone;
        const inUse = threshold === 'accept' ? accept : (inNoise?.perDb ?? 0);
        return points.length < 2 ? [] : [{ language, witnesses, condition, threshold, inUse, source, points }];
      });
    }),
  );
}

/** Curves that were stored before there were any in noise say nothing of it. */
function conditionOf(point: Point): string {
  const condition = point['condition'];
  return typeof condition === 'string' ? condition : 'clean';
}

/** The sweep of the question margin stands behind that of the accept margin, all at the one that was chosen. */
function pointsOf(curve: readonly Point[], threshold: StoredCurve['threshold']): StoredCurve['points'] {
  const byValue = new Map(curve.toReversed().map((point) => [numberOf(point, threshold), point]));
  return [...byValue].toSorted(([a], [b]) => a - b).map(([value, point]) => ({ value, ...shares(point) }));
}

function shares(point: Point): Omit<StoredCurve['points'][number], 'value'> {
  const share = (count: string, of: string): number =>
    (100 * numberOf(point, count)) / Math.max(1, numberOf(point, of));
  return {
    right: share('right', 'requests'),
    rightOrConfirmable: share('rightOrConfirmable', 'requests'),
    wrong: share('wrong', 'requests'),
    called: share('called', 'talk'),
  };
}

function numberOf(point: Point, name: string): number {
  const value = point[name];
  return typeof value === 'number' ? value : 0;
}
