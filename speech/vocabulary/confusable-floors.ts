import type { LanguageData } from '../../config/index.js';

/**
 * Pairs within a building, and pairs of a floor with a missing one near it (10 in a building without 4): people say both.
 *
 * @param numbers spoken numbers of the floors there are; null, of floors with names only, says nothing
 */
export function confusableFloors(numbers: ReadonlySet<number | null>, language: LanguageData): readonly string[] {
  const top = Math.max(0, ...[...numbers].filter((number) => number !== null));
  return language.confusable
    .filter((pair) => pair.some((number) => numbers.has(number)) && pair.every((number) => number <= top))
    .map((pair) => pair.join('/'));
}
