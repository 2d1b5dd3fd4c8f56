import type { CurvePoint } from '../../../../../speech/index.js';
import { conditionText, samePlaces } from '../place.js';
import type { RecognitionResult } from '../recognition-result.js';
import { curveNames } from './contestant-names.js';
import { lineChart, type Line } from './line-chart.js';

const sources = ['twoModels', 'oneModel', 'runTimeGrammar'] as const;

interface Price {
  readonly title: string;
  readonly label: string;
  /** In %; null where nothing was listened to that it could be counted in. */
  readonly of: (point: CurvePoint) => number | null;
}

const prices: readonly Price[] = [
  {
    title: '正确与错误 · right against wrong',
    label: '接受但错误 · accepted wrong, %',
    of: ({ wrong, requests }) => (100 * wrong) / requests,
  },
  {
    title: '正确与误接受 · right against falsely accepted',
    label: '误接受的其他语音 · other speech falsely accepted, %',
    of: ({ called, talk }) => (talk === 0 ? null : (100 * called) / talk),
  },
];

/**
 * Accepted right against either price of it, one point per threshold: the trade-off that an operating point is chosen from. Two
 * charts for each language, use and condition, one where there is no other speech. Lines join neighbouring thresholds; the margin in
 * use has a ring.
 */
export function tradeOffCharts({ curves }: RecognitionResult): readonly string[] {
  return samePlaces(curves.filter(({ requests }) => requests > 0)).flatMap(({ key, items }) =>
    prices.flatMap((price) => {
      const lines = sources.map((by, style) => lineOf(items, by, style, price));
      if (lines.every(({ points }) => points.length === 0)) return [];
      const condition = key.condition === 'clean' ? '安静 quiet' : conditionText(key.condition);
      const where = `${key.language}, ${key.use}, ${condition}`;
      return lineChart({
        title: `${where}: ${price.title}`,
        xLabel: price.label,
        yLabel: '接受且正确 · accepted right, %',
        lines,
      });
    }),
  );
}

function lineOf(points: readonly CurvePoint[], by: CurvePoint['by'], style: number, price: Price): Line {
  const own = points.flatMap((point) => {
    const x = price.of(point);
    return point.by !== by || x === null ? [] : [{ at: [x, (100 * point.right) / point.requests] as const, point }];
  });
  return {
    name: curveNames[by],
    style,
    points: own.map(({ at }) => at),
    marked: own.filter(({ point }) => point.isInUse).map(({ at }) => at),
  };
}
