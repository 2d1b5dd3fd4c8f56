import { describe, expect, it } from 'vitest';
import { speakersTable } from '../../../../controller/app/bench/recognition/report/speakers-table.js';
import { tradeOffCharts } from '../../../../controller/app/bench/recognition/report/trade-off-charts.js';
import type { RecognitionResult } from '../../../../controller/app/bench/recognition/recognition-result.js';
import type { CurvePoint } from '../../../../speech/measuring/curves.js';
import { speakerRows } from '../../../../speech/measuring/speaker-rows.js';
import { measured, times } from '../../speech/measuring/measured-recording.js';

const result = (changes: Partial<RecognitionResult>): RecognitionResult => changes as RecognitionResult;

describe('the trade-off', () => {
  const point = (threshold: number, changes: Partial<CurvePoint> = {}): CurvePoint => ({
    ...{ language: 'en', use: 'dev', condition: 'clean', by: 'twoModels', threshold, isInUse: threshold === 4 },
    ...{ requests: 10, right: 9 - threshold, wrong: 1, rightOrConfirmable: 10, talk: 50, called: 5 - threshold },
    ...{ questioned: 0, ...changes },
  });

  it('is shown against wrong and against other speech called for, in every condition', () => {
    const charts = tradeOffCharts(result({ curves: [point(2), point(4), point(4, { condition: '10 dB' })] }));
    expect(
      charts.map((chart) => [/dev, (.*?):/u.exec(chart)?.[1], /accepted wrong|falsely accepted/u.exec(chart)?.[0]]),
    ).toEqual([
      ['安静 quiet', 'accepted wrong'],
      ['安静 quiet', 'falsely accepted'],
      ['10 dB', 'accepted wrong'],
      ['10 dB', 'falsely accepted'],
    ]);
  });

  it('has a ring where the margin in use is: 2 % of other speech called for, half of the requests right', () => {
    const [, falsely = ''] = tradeOffCharts(result({ curves: [point(0), point(2), point(4)] }));
    // From 2 % at the left end to 10 % at the right one; from 0 at the bottom to 90 % at the top.
    const rings = [...falsely.matchAll(/class="ring" cx="([\d.]+)" cy="([\d.]+)"/gu)].map(([, x, y]) => [x, y]);
    expect(rings).toEqual([['52.0', (256 - (50 / 90) * 244).toFixed(1)]]);
  });

  it('has no ring where no margin is known to be in use, and one chart where there is no other speech', () => {
    const charts = tradeOffCharts(result({ curves: [point(2, { talk: 0, called: 0 })] }));
    expect(charts).toHaveLength(1);
    expect(charts[0]).toContain('<circle');
    expect(charts[0]).not.toMatch(/ring"|NaN/u);
  });
});

it('people are told with either setting in every condition', () => {
  const asking = { verdicts: { shipped: 'askedRight' } } as const;
  const noisy = times(10, measured('wrong', { condition: '5 dB', verdicts: { shipped: 'rejected' } }));
  const html = speakersTable(result({ speakers: speakerRows([...times(12, measured('right', asking)), ...noisy]) }));
  const rows = [...html.matchAll(/<tr><td>(.*?)<\/tr>/gu)].map(([, row = '']) =>
    [...row.replace(/<span lang="zh">.*?<\/span>/gu, '').matchAll(/>([^<>]+)</gu)].map(([, text]) => text).slice(-6),
  );
  expect(rows).toEqual([
    ['quiet', 'taken at their word', '12', '100.0 %', '100.0 %', '0.0 %'],
    ['5 dB', 'taken at their word', '10', '0.0 %', '0.0 %', '100.0 %'],
    ['quiet', 'asked about', '12', '0.0 %', '100.0 %', '0.0 %'],
    ['5 dB', 'asked about', '10', '0.0 %', '0.0 %', '0.0 %'],
  ]);
  expect(speakersTable(result({ speakers: [] }))).toBe('');
});
