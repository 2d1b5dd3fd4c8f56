import type { NumberRule, NumbersFile, SeriesFile } from './numbers-file.schema.js';

/** One way to say a number. */
export interface NumberReading {
  readonly words: string;
  /** People say so. Otherwise it is only understood (一十二), never said and not necessarily listened for. */
  readonly isUsual: boolean;
}

type AllSeries = NumbersFile['series'];

const slotPattern = /\{(?:(\w+):)?(ten|digit|unit|whole)\}/gu;

/**
 * Every way in which a series says a number, the usual one first; none where the series does not reach that far.
 *
 * @param number 0..99
 * @throws RangeError where rules go round in a circle or name a series that is not there
 */
export function seriesReadings(all: AllSeries, name: string, number: number): readonly NumberReading[] {
  const series = all[name];
  if (series === undefined) return [];
  const own = (series.words?.[number] ?? []).map((words) => ({ words, isUsual: true }));
  const built = (series.rules ?? [])
    .filter((rule) => fits(rule, number))
    .flatMap((rule) =>
      expand(all, { series: name, number, say: rule.say, path: [] }).map((words) => ({
        words,
        isUsual: rule.usage !== 'understood',
      })),
    );
  const seen = new Set<string>();
  return [...own, ...built]
    .toSorted((a, b) => Number(b.isUsual) - Number(a.isUsual))
    .filter(({ words }) => !seen.has(words) && seen.add(words));
}

interface Expansion {
  readonly series: string;
  readonly number: number;
  readonly say: string;
  /** Where the expansion came through, against circles. */
  readonly path: readonly string[];
}

/** All wordings of a template: the parts of a number are said as the series says them by itself. */
function expand(all: AllSeries, { series, number, say, path }: Expansion): readonly string[] {
  const here = `${series} ${number}`;
  if (path.includes(here)) throw new RangeError(`the rules for ${number} in "${series}" go round in a circle`);
  let wordings = [''];
  let end = 0;
  for (const match of say.matchAll(slotPattern)) {
    const [whole, other = series, part = ''] = match;
    const before = say.slice(end, match.index);
    end = match.index + whole.length;
    const parts = partReadings(all, other, partOf(number, part), [...path, here]);
    wordings = wordings.flatMap((wording) => parts.map((words) => wording + before + words));
  }
  return wordings.map((wording) => wording + say.slice(end));
}

/** How a number is said as part of a larger one: by its own words, else by the first rule. Variants of the whole (两) don't count. */
export function partReadings(
  all: AllSeries,
  name: string,
  number: number,
  path: readonly string[] = [],
): readonly string[] {
  const series: SeriesFile | undefined = all[name];
  if (series === undefined) throw new RangeError(`there is no series "${name}"`);
  const own = series.words?.[number];
  if (own !== undefined) return own;
  const rule = series.rules?.find((candidate) => fits(candidate, number));
  return rule === undefined ? [] : expand(all, { series: name, number, say: rule.say, path });
}

function partOf(number: number, part: string): number {
  if (part === 'whole') return number;
  if (part === 'unit') return number % 10;
  const digit = Math.floor(number / 10);
  return part === 'ten' ? digit * 10 : digit;
}

function fits({ from, to, only }: NumberRule, number: number): boolean {
  if (number < from || number > to) return false;
  return only === undefined || (only === 'tens') === (number % 10 === 0);
}
