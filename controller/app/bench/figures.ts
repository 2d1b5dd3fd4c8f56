import { busySentence, type MachineLoad } from './machine-load.js';

/** One measured figure, with the numbers it was made of, so that a reader may doubt the summary. */
export interface Figure {
  readonly what: string;
  readonly unit: 'ms' | 'ratio' | 'count' | 'percent';
  readonly value: number;
  /** What the design asks for; null where it asks for nothing. `isReached` is about this. */
  readonly target: string | null;
  readonly isReached: boolean | null;
  readonly numbers?: readonly number[];
}

export interface BenchmarkResult {
  readonly name: string;
  readonly how: string;
  readonly figures: readonly Figure[];
  /** Where figures depend on what else the machine does. */
  readonly machine?: MachineLoad;
}

/** For people: what was measured and how, a line a figure, and whether the machine had time for it. */
export function resultLines({ name, how, figures, machine }: BenchmarkResult): readonly string[] {
  const lines = figures.map(({ what, unit, value, target, isReached }) => {
    const judged = target === null ? '' : `  (asked: ${target}: ${isReached === true ? 'reached' : 'NOT reached'})`;
    return `  ${what}: ${value}${unitText(unit)}${judged}`;
  });
  const busy = machine?.isBusy === true ? [`  ${busySentence(machine)}`] : [];
  return [`${name}: ${how}`, ...lines, ...busy];
}

/** The value below which `share` (0..1) of the numbers lie, by linear interpolation between neighbours. NaN without numbers. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position - Math.floor(position));
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function atMost(
  what: string,
  unit: Figure['unit'],
  value: number,
  limit: number,
  numbers?: readonly number[],
): Figure {
  return {
    what,
    unit,
    value: round(value),
    target: `<= ${limit}${unitText(unit)}`,
    isReached: value <= limit,
    ...(numbers === undefined ? {} : { numbers: numbers.map(round) }),
  };
}

export function atLeast(what: string, unit: Figure['unit'], value: number, limit: number): Figure {
  const target = `>= ${limit}${unitText(unit)}`;
  return { what, unit, value: round(value), target, isReached: value >= limit };
}

/** What stands behind a number of this unit. */
export function unitText(unit: Figure['unit']): string {
  return { ms: ' ms', percent: ' %', ratio: '', count: '' }[unit];
}

export function plain(what: string, unit: Figure['unit'], value: number, numbers?: readonly number[]): Figure {
  return {
    what,
    unit,
    value: round(value),
    target: null,
    isReached: null,
    ...(numbers === undefined ? {} : { numbers: numbers.map(round) }),
  };
}
