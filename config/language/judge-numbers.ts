import type { FieldPath } from '../reading/field-path.js';
import { wrong, type Finding } from '../reading/finding.js';
import { seriesReadings, type NumberReading } from './number-series.js';
import type { NumbersFile } from './numbers-file.schema.js';
import { belowReadings, highestNumber, lowestNumber, mainSeries, sameWords } from './spoken-numbers.js';

const knownSlot = /\{(?:\w+:)?(?:ten|digit|unit|whole)\}/gu;

/** What no schema can say of numbers: every floor has words, no words mean two floors, every slot can be filled. */
export function judgeNumbers(file: NumbersFile): readonly Finding[] {
  const slots = [...Object.entries(file.series).flatMap(([name, { rules = [] }]) => ruleFaults(file, name, rules))];
  const below = file.below.flatMap(({ say }, index) =>
    say.includes('{number}') ? [] : [wrong(['below', index, 'say'], `"${say}" says no number; write {number} in it`)],
  );
  if (slots.length > 0) return [...slots, ...below];
  return [...Object.keys(file.series).flatMap((name) => seriesFaults(file, name)), ...missingSeries(file), ...below];
}

function ruleFaults(
  { series }: NumbersFile,
  name: string,
  rules: NonNullable<NumbersFile['series'][string]['rules']>,
): readonly Finding[] {
  return rules.flatMap(({ say, from, to }, index) => {
    const path = ['series', name, 'rules', index];
    const others = [...say.matchAll(/\{(\w+):/gu)].map(([, other = '']) => other).filter((other) => !(other in series));
    const known = Object.keys(series).join(', ');
    return [
      ...(from > to ? [wrong([...path, 'to'], `the rule ends at ${to}, before it begins at ${from}`)] : []),
      ...others.map((other) => wrong([...path, 'say'], `there is no series "${other}"; there are ${known}`)),
      ...(/[{}]/u.test(say.replaceAll(knownSlot, ''))
        ? [wrong([...path, 'say'], `"${say}" has a slot that nothing fills; there are {ten}, {digit}, {unit}, {whole}`)]
        : []),
    ];
  });
}

function missingSeries({ series }: NumbersFile): readonly Finding[] {
  return mainSeries in series ? [] : [wrong(['series'], `there is no series "${mainSeries}"; every language has one`)];
}

function seriesFaults(file: NumbersFile, name: string): readonly Finding[] {
  const { series } = file;
  const path: FieldPath = ['series', name];
  const owners = new Map<string, number>();
  const findings: Finding[] = [];
  const missing: number[] = [];
  const claim = (words: string, number: number, place: FieldPath): void => {
    const owner = owners.get(sameWords(words));
    if (owner === undefined) owners.set(sameWords(words), number);
    else if (owner !== number)
      findings.push(wrong(place, `"${words}" would mean ${owner} and ${number}; words must mean one number`));
  };
  for (let number = 0; number <= highestNumber; number += 1) {
    const readings = readingsOf(series, name, number);
    if (typeof readings === 'string') return [wrong(path, readings)];
    if (!readings.some(({ isUsual }) => isUsual)) missing.push(number);
    for (const { words } of readings) claim(words, number, path);
  }
  if (name === mainSeries)
    for (let number = -1; number >= lowestNumber; number -= 1)
      for (const { words } of belowReadings(number, file)) claim(words, number, ['below']);
  if (name === mainSeries && missing.length > 0)
    findings.push(wrong(path, `nothing says ${missing.slice(0, 8).join(', ')}; the numbers from 0 to 99 need words`));
  return findings;
}

function readingsOf(series: NumbersFile['series'], name: string, number: number): readonly NumberReading[] | string {
  try {
    return seriesReadings(series, name, number);
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}
