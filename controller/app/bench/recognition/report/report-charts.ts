import type { SetRow } from '../../../../../speech/index.js';
import type { RecognitionResult } from '../recognition-result.js';
import { contestantNames } from './contestant-names.js';
import { lineChart, type Line } from './line-chart.js';

/** Accepted right and accepted wrong over the noise, one chart each per language and use. */
export function noiseCharts({ rows }: RecognitionResult): readonly string[] {
  const requests = rows.filter((row) => row.requests.n > 0);
  const conditions = [...new Set(requests.map(({ condition }) => condition))].toSorted(
    (a, b) => loudness(a) - loudness(b),
  );
  if (conditions.length < 2) return [];
  const ticks = conditions.map((condition, x) => [x, condition === 'clean' ? '安静 quiet' : condition] as const);
  return groups(requests).flatMap(({ language, use, own }) =>
    (['acceptedRight', 'acceptedWrong'] as const).map((what) =>
      lineChart({
        title: `${language}, ${use}: ${what === 'acceptedRight' ? '接受且正确 · accepted right' : '接受但错误 · accepted wrong'}`,
        xLabel: '信噪比 · signal to noise',
        yLabel: '%',
        ticks,
        lines: (['bareAccepted', 'oneModel', 'runTimeGrammar'] as const).map((contestant, style): Line => {
          const points = conditions.map((condition, x): readonly [number, number] => {
            const some = own.filter((row) => row.contestant === contestant && row.condition === condition);
            return [x, share(some, what)];
          });
          return { name: contestantNames[contestant], style, points };
        }),
      }),
    ),
  );
}

/** What the thresholds that are in use were chosen from. */
export function storedCharts({ stored }: RecognitionResult): readonly string[] {
  return stored.map(({ language, witnesses, condition, threshold, inUse, points }) => {
    const line = (name: string, style: number, of: (point: (typeof points)[number]) => number): Line => {
      return { name, style, points: points.map((point) => [point.value, of(point)] as const) };
    };
    const who = witnesses === 'two' ? '两个见证 · two witnesses' : '一个模型 · one model';
    const where = condition === 'clean' ? '' : `, ${condition}`;
    return lineChart({
      title: `${language}, ${who}${where}: 采用 · in use: ${inUse}`,
      xLabel:
        threshold === 'accept' ? '接受阈值 · accept margin, nats' : '每分贝噪声 · more for each dB of noise, nats',
      yLabel: '%',
      lines: [
        line('正确 · right', 0, ({ right }) => right),
        line('错误 · wrong', 1, ({ wrong }) => wrong),
        line('误呼叫 · other speech called for', 2, ({ called }) => called),
        line('正确或可确认 · right or confirmable', 3, ({ rightOrConfirmable }) => rightOrConfirmable),
      ],
    });
  });
}

function groups(rows: readonly SetRow[]) {
  const keys = new Map(rows.map(({ language, use }) => [`${language} ${use}`, { language, use }]));
  return [...keys.values()].map(({ language, use }) => {
    return { language, use, own: rows.filter((row) => row.language === language && row.use === use) };
  });
}

function share(rows: readonly SetRow[], what: 'acceptedRight' | 'acceptedWrong'): number {
  const n = rows.reduce((sum, { requests }) => sum + requests.n, 0);
  return n === 0 ? 0 : (100 * rows.reduce((sum, { requests }) => sum + requests[what], 0)) / n;
}

/** Quiet first, then from little noise to much. */
function loudness(condition: string): number {
  return condition === 'clean' ? -Infinity : -Number.parseFloat(condition);
}
