import type { WordTable } from '../vocabulary/word-table.js';

/** Judges the lines of `graph/words.txt`. @returns what is wrong, or null */
export function judgeWordLines(text: string): string | null {
  const wrong = text.split('\n').findIndex((line) => line.trim() !== '' && !/^\S+[\t ]+\d+$/u.test(line.trim()));
  return wrong < 0 ? null : `has a line that is none (line ${wrong + 1}); expected a word and its id`;
}

/**
 * Whether a word table can be that of the graph: an id the graph never emits means that the words were not renumbered when the
 * graph was made, and two words with one id that every second of them is heard as the other.
 */
export function judgeWordIds(table: WordTable, wordLimit: number): string | null {
  const isTaken = new Set<number>();
  for (const [word, id] of table) {
    // Symbols such as <s> and #0 are never heard.
    if (word.startsWith('<') || word.startsWith('#') || word.startsWith('!')) continue;
    if (id < 1 || id >= wordLimit)
      return `does not fit graph/HCLr.fst: '${word}' has the id ${id}, the graph ends at ${wordLimit - 1}`;
    if (isTaken.has(id)) return `gives '${word}' the id ${id} of another word`;
    isTaken.add(id);
  }
  return isTaken.size === 0 ? 'holds no words' : null;
}
