/** Scripts in which one character is one syllable. */
const syllabic = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/**
 * Syllables of a phrase, about: one for each character of a script of syllables, in other scripts one for each group of
 * vowels (a silent final e left out). Of no language in particular: it only tells speech from what nobody could say so fast.
 */
export function countSyllables(tokens: readonly string[]): number {
  return tokens.reduce((sum, token) => {
    const characters = token.match(syllabic)?.length ?? 0;
    return sum + (characters > 0 ? characters : groupsOfVowels(token));
  }, 0);
}

function groupsOfVowels(word: string): number {
  const spoken = word
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/(?<=[^aeiouy].*[^aeiouyl])e$/u, '');
  return Math.max(1, spoken.match(/[aeiouyаеёиоуыэюяієї]+/gu)?.length ?? 0);
}
