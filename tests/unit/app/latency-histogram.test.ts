import { expect, it } from 'vitest';
import { latencyHistogram } from '../../../controller/app/bench/recognition/report/latency-histogram.js';

it('has a bar for every 50 ms up to the longest delay', () => {
  const figure = latencyHistogram({ median: 210, p95: 260, all: [200, 210, 260] });
  expect(figure.match(/<rect /gu)).toHaveLength(6);
  expect(figure).toContain('<title>200-250 ms: 2</title>');
  expect(figure).toContain('3 quiet recordings: median 210 ms, 95th percentile 260 ms');
});

it('is no figure where nothing was heard in quiet', () => {
  expect(latencyHistogram({ median: NaN, p95: NaN, all: [] })).toBe('');
});
