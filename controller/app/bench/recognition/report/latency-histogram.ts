import { both, escape } from './html.js';

const [width, height] = [520, 180];
const binMs = 50;

/** How long after the last sound decisions came, in bars of 50 ms; empty where nothing was heard in quiet. */
export function latencyHistogram({
  median,
  p95,
  all,
}: {
  median: number;
  p95: number;
  all: readonly number[];
}): string {
  if (all.length === 0) return '';
  const longest = Math.max(binMs, ...all);
  const bins = Array.from(
    { length: Math.min(60, Math.ceil((longest + 1) / binMs)) },
    (_, index) => all.filter((delay) => Math.min(59, Math.floor(delay / binMs)) === index).length,
  );
  const most = Math.max(1, ...bins);
  const barWidth = (width - 20) / bins.length;
  const bars = bins.map((n, index) => {
    const tall = (n / most) * (height - 40);
    const title = `${index * binMs}-${(index + 1) * binMs} ms: ${n}`;
    return `<rect x="${(10 + index * barWidth).toFixed(1)}" y="${(height - 24 - tall).toFixed(1)}" width="${Math.max(1, barWidth - 1).toFixed(1)}" height="${tall.toFixed(1)}"><title>${escape(title)}</title></rect>`;
  });
  const ends = `<text class="label" x="10" y="${height - 6}">0</text><text class="label" x="${width - 10}" y="${height - 6}" text-anchor="end">${bins.length * binMs} ms</text>`;
  const caption = both(
    `安静录音 ${all.length} 条：中位数 ${median} ms，95% ${p95} ms（本机，忙时偏大）`,
    `${all.length} quiet recordings: median ${median} ms, 95th percentile ${p95} ms (on this machine; more when it is busy)`,
  );
  return `<figure><figcaption>${caption}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="latency" class="bars">${bars.join('')}${ends}</svg></figure>`;
}
