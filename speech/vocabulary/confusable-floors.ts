import type { Language } from '../../config/index.js';

/**
 * Numbers that are heard for one another. Mandarin: the same rhyme or only the tone apart; English: teens and tens, and what
 * the embedded models mixed up on people's recordings.
 */
const pairs: Readonly<Record<Language, readonly (readonly [number, number])[]>> = {
  zh: [
    [4, 10],
    [1, 7],
    [2, 8],
    [6, 9],
    [14, 40],
    [14, 44],
    [10, 40],
    [11, 17],
    [12, 18],
    [16, 19],
  ],
  en: [
    [5, 9],
    [13, 30],
    [14, 40],
    [15, 50],
    [16, 60],
    [17, 70],
    [18, 80],
    [19, 90],
  ],
};

/**
 * Pairs within a building, and pairs of a floor with a missing one near it (10 in a building without 4): people say both.
 *
 * @param numbers spoken numbers of the floors there are; null, of floors with names only, says nothing
 */
export function confusableFloors(numbers: ReadonlySet<number | null>, language: Language): readonly string[] {
  const top = Math.max(0, ...[...numbers].filter((number) => number !== null));
  return pairs[language]
    .filter(([a, b]) => (numbers.has(a) || numbers.has(b)) && a <= top && b <= top)
    .map(([a, b]) => `${a}/${b}`);
}
