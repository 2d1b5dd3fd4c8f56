import { escape } from './html.js';

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** One of the page's colours, 0..3; lines also differ in their dashes, for those who see no colours. */
  readonly style: number;
  /** Points of it that have a ring around them. */
  readonly marked?: readonly (readonly [x: number, y: number])[];
}

export interface LineChartOptions {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly lines: readonly Line[];
  /** What stands below the axis at an x, where that is no number (quiet, 20 dB). */
  readonly ticks?: readonly (readonly [x: number, text: string])[];
}

const [width, height] = [520, 300];
const [left, right, top, bottom] = [52, 20, 12, 44];
const dashes = ['', '7 4', '2 3', '10 3 2 3'];

/** Percentages over anything, as SVG: y runs from 0 to a round number above the largest value. */
export function lineChart({ title, xLabel, yLabel, lines, ticks }: LineChartOptions): string {
  const all = lines.flatMap(({ points }) => points);
  const xs = all.map(([x]) => x);
  const [least, most] = [Math.min(...xs), Math.max(...xs)];
  const highest = Math.max(1, Math.ceil(Math.max(0, ...all.map(([, y]) => y)) / 10) * 10);
  const atX = (x: number): number => left + ((x - least) / Math.max(1e-9, most - least)) * (width - left - right);
  const atY = (y: number): number => height - bottom - (y / highest) * (height - top - bottom);
  const marks = ticks ?? evenTicks(least, most);
  const parts = [
    ...[0, 0.25, 0.5, 0.75, 1].map((share) => gridLine(atY(share * highest), `${Math.round(share * highest)}`)),
    ...marks.map(([x, text]) => label(atX(x), height - bottom + 16, text, 'middle')),
    label((left + width - right) / 2, height - 6, xLabel, 'middle'),
    `<text class="label" transform="translate(12 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">${escape(yLabel)}</text>`,
    ...lines.map((line) => drawn(line, atX, atY)),
  ];
  const legend = lines
    .map(({ name, style }) => `<li class="line-${style}">${sample(style)}${escape(name)}</li>`)
    .join('');
  return `<figure><figcaption>${escape(title)}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">${parts.join('')}</svg><ul class="legend">${legend}</ul></figure>`;
}

function drawn(
  { points, style, name, marked = [] }: Line,
  atX: (x: number) => number,
  atY: (y: number) => number,
): string {
  const at = points.map(([x, y]) => `${atX(x).toFixed(1)},${atY(y).toFixed(1)}`);
  const dots = points.map(([x, y]) => {
    const value = `${escape(name)}: ${y.toFixed(1)} %`;
    return `<circle cx="${atX(x).toFixed(1)}" cy="${atY(y).toFixed(1)}" r="3"><title>${value}</title></circle>`;
  });
  const rings = marked.map(
    ([x, y]) => `<circle class="ring" cx="${atX(x).toFixed(1)}" cy="${atY(y).toFixed(1)}" r="8"/>`,
  );
  return `<g class="line-${style}"><polyline points="${at.join(' ')}" stroke-dasharray="${dashes[style] ?? ''}"/>${dots.join('')}${rings.join('')}</g>`;
}

function sample(style: number): string {
  return `<svg viewBox="0 0 28 8" class="line-${style}" aria-hidden="true"><polyline points="0,4 28,4" stroke-dasharray="${dashes[style] ?? ''}"/></svg>`;
}

function gridLine(y: number, text: string): string {
  return `<line class="grid" x1="${left}" x2="${width - right}" y1="${y}" y2="${y}"/>${label(left - 6, y + 4, text, 'end')}`;
}

function label(x: number, y: number, text: string, anchor: string): string {
  return `<text class="label" x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escape(text)}</text>`;
}

function evenTicks(least: number, most: number): readonly (readonly [number, string])[] {
  if (least === most) return [[least, `${least}`]];
  return Array.from({ length: 5 }, (_, index) => {
    const x = least + ((most - least) * index) / 4;
    return [x, `${Math.round(x * 10) / 10}`];
  });
}
