import type { CurvePoint } from '../../../../speech/index.js';
import { plain, type Figure } from '../figures.js';
import { bareAccepted } from './measured-setting.js';
import { byUseAndLanguage, isJudged, placeText, samePlaces } from './place.js';

/** Beside the margin in use: enough to see what would be won and lost by another one. */
const toldMargins: readonly number[] = [1, 2, 3, 4, 6, 8];

/**
 * A table of what other accept margins would make of the same recordings with both witnesses, a line a margin: wrong and falsely
 * accepted as counts, right as counts and as the figure.
 */
export function curveFigures(points: readonly CurvePoint[]): readonly Figure[] {
  const told = points.filter(
    (point) =>
      isJudged(point) &&
      point.by === 'twoModels' &&
      point.requests > 0 &&
      (point.isInUse || toldMargins.includes(point.threshold)),
  );
  return samePlaces(told.toSorted(byUseAndLanguage)).flatMap(({ items }) =>
    items.map((point) => plain(lineOf(point), 'percent', rightOf(point))),
  );
}

function lineOf(point: CurvePoint): string {
  const { threshold, isInUse, right, wrong, requests, called, talk } = point;
  const margin = `accept margin ${threshold.toFixed(1)}${isInUse ? ' (in use)' : '         '}`;
  const of = (count: number, n: number): string => `${String(count).padStart(String(n).length)} of ${n}`;
  return `${placeText(point)}, ${bareAccepted.name}, ${margin}: wrong ${of(wrong, requests)}, other speech called ${of(called, talk)}, right ${of(right, requests)}`;
}

function rightOf({ right, requests }: CurvePoint): number {
  return (100 * right) / requests;
}
