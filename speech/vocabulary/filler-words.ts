import type { WordTable } from './word-table.js';

/** The word that many models have for whatever is not in their lexicon: a loop over all their sounds. */
const unknownWord = '[unk]';
/** More add little and cost graph; fewer leave sounds that no filler comes near to. */
const mostFillers = 400;

/**
 * Words that stand for everything that is not listed. A model with `[unk]` has one word for that. For a model without it the
 * shortest words of its own lexicon do: looped, they spell any sound of the language roughly, and better than a listed sentence
 * would. Ids of a look-ahead graph follow the pronunciations, so that every n-th of them covers the sounds evenly.
 *
 * @param listed words of the grammar, which can't also mean that something else was said
 */
export function fillerWords(table: WordTable, listed: ReadonlySet<string>): readonly string[] {
  if (table.has(unknownWord)) return [unknownWord];
  const words = [...table.keys()].filter((word) => /^\p{Letter}+$/u.test(word) && !listed.has(word));
  const candidates = shortestOf(words).toSorted((a, b) => (table.get(a) ?? 0) - (table.get(b) ?? 0));
  const step = Math.max(1, candidates.length / mostFillers);
  return candidates.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** All words of one character, then of two, until there are enough. */
function shortestOf(words: readonly string[]): readonly string[] {
  const chosen: string[] = [];
  for (let length = 1; chosen.length < mostFillers && chosen.length < words.length; length += 1)
    chosen.push(...words.filter((word) => Array.from(word).length === length));
  return chosen;
}
