import type { Language } from '../../config/index.js';

/** Syllables of a phrase: characters in Chinese, groups of vowels in English (silent final e left out). */
export function countSyllables(tokens: readonly string[], language: Language): number {
  if (language === 'zh') return Array.from(tokens.join('')).length;
  return tokens.reduce((sum, word) => sum + englishSyllables(word), 0);
}

function englishSyllables(word: string): number {
  const spoken = word.replace(/(?<=[^aeiouy].*[^aeiouyl])e$/u, '');
  return Math.max(1, spoken.match(/[aeiouy]+/gu)?.length ?? 0);
}
