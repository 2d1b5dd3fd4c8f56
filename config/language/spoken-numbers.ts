import { partReadings, seriesReadings, type NumberReading } from './number-series.js';
import type { NumbersFile } from './numbers-file.schema.js';

export const lowestNumber = -9;
export const highestNumber = 99;

/** The series that every language has: what a floor's number is read as. */
export const mainSeries = 'number';

/** The numbers of one language in words, and back. */
export class SpokenNumbers {
  readonly #readings = new Map<string, readonly NumberReading[]>();
  readonly #values = new Map<string, number>();

  /** @throws RangeError where the rules can't be followed; `judgeNumbers` says so with the place before it comes to that */
  constructor(file: NumbersFile) {
    const { series } = file;
    for (const name of Object.keys(series)) {
      for (let number = 0; number <= highestNumber; number += 1) {
        this.#add(name, number, seriesReadings(series, name, number));
      }
    }
    for (let number = -1; number >= lowestNumber; number -= 1)
      this.#add(mainSeries, number, belowReadings(number, file));
  }

  /**
   * Every way to say a number, the usual one first; empty outside -9..99 and where a series ends earlier.
   *
   * @param series `number` unless another one of the language is asked for (`ordinal`)
   */
  readings(number: number, series: string = mainSeries): readonly NumberReading[] {
    return this.#readings.get(`${series} ${number}`) ?? [];
  }

  /** The way Liftvoice says it itself. @param number -9..99 */
  usual(number: number, series: string = mainSeries): string {
    const [first] = this.readings(number, series);
    if (first === undefined) throw new RangeError(`${number} has no words in the series "${series}"`);
    return first.words;
  }

  /** What number somebody means, in any of its readings; null for words that are no number of this series. */
  valueOf(words: string, series: string = mainSeries): number | null {
    return this.#values.get(`${series} ${sameWords(words)}`) ?? null;
  }

  #add(series: string, number: number, readings: readonly NumberReading[]): void {
    if (readings.length > 0) this.#readings.set(`${series} ${number}`, readings);
    for (const { words } of readings) {
      const key = `${series} ${sameWords(words)}`;
      if (!this.#values.has(key)) this.#values.set(key, number);
    }
  }
}

/** How a basement's number is said. @param number -9..-1 */
export function belowReadings(number: number, { series, below }: NumbersFile): readonly NumberReading[] {
  const down = partReadings(series, mainSeries, -number);
  return below
    .flatMap(({ say, usage }) =>
      down.map((words) => ({ words: say.replaceAll('{number}', words), isUsual: usage !== 'understood' })),
    )
    .toSorted((a, b) => Number(b.isUsual) - Number(a.isUsual));
}

/** Spaces, hyphens, letter case and width make no other number: "Twenty-One" is "twenty one", 十 二 is 十二. */
export function sameWords(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, '');
}
