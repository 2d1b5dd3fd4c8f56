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

/** @param numbers spoken numbers of the vocabulary, real floors and listed missing ones */
export function confusableFloors(numbers: ReadonlySet<number>, language: Language): readonly string[] {
  return pairs[language].filter(([a, b]) => numbers.has(a) && numbers.has(b)).map(([a, b]) => `${a}/${b}`);
}
