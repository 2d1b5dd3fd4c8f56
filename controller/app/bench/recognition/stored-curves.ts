import type { MeasuringRoom } from '../../../../speech/index.js';
import type { StoredCurve } from './recognition-result.js';

type Stored = ReturnType<MeasuringRoom['operatingPoints']>[number];
type Point = Stored['operatingPoint']['curve'][number];

/** The curves beside the models, as far as they are ones of `models calibrate`: others may have put theirs there. */
export function storedCurves(all: readonly Stored[]): readonly StoredCurve[] {
  return all.flatMap(({ language, operatingPoint: { curve, source, alone, withSecond } }) =>
    (['two', 'one'] as const).flatMap((witnesses): readonly StoredCurve[] => {
      const own = curve.filter((point) => point['witnesses'] === witnesses);
      // The sweep of the question margin stands behind that of the accept margin, all at the one that was chosen.
      const byAccept = new Map(own.toReversed().map((point) => [numberOf(point, 'accept'), point]));
      const points = [...byAccept]
        .toSorted(([a], [b]) => a - b)
        .map(([accept, point]) => ({ accept, ...shares(point) }));
      const { accept } = witnesses === 'two' ? withSecond : alone;
      return points.length < 2 ? [] : [{ language, witnesses, accept, source, points }];
    }),
  );
}

function shares(point: Point): Omit<StoredCurve['points'][number], 'accept'> {
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
