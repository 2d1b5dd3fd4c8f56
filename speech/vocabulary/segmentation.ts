import type { LanguageData } from '../../config/index.js';
/** Whatever knows which words there are. */
export type KnownWords = Pick<ReadonlySet<string>, 'has'>;

/** What the words of a model are made of, as the language says. */
export type Pieces = LanguageData['pieces'];

/** More than this says nothing new; a phrase with so many is made of words that are all single characters as well. */
const maxSegmentations = 16;

/**
 * Every way to write a phrase in words the model knows. Blanks in the phrase are kept as borders; where words are made of
 * characters, what stands between them is cut in all possible ways (one model has characters, another 十二 and 三楼 as words).
 *
 * @returns lists of words; empty where the phrase can't be written
 */
export function segmentations(phrase: string, table: KnownWords, pieces: Pieces): readonly (readonly string[])[] {
  let lists: readonly (readonly string[])[] = [[]];
  for (const piece of phrase.split(/\s+/u).filter((part) => part !== '')) {
    const ways = pieces === 'characters' ? cuts(piece, table) : table.has(piece) ? [[piece]] : [];
    lists = lists.flatMap((list) => ways.map((way) => [...list, ...way])).slice(0, maxSegmentations);
  }
  return lists;
}

/** The pieces of a phrase that no word of the model covers. */
export function unknownPieces(phrase: string, table: KnownWords, pieces: Pieces): readonly string[] {
  return phrase
    .split(/\s+/u)
    .flatMap((piece) => (pieces === 'characters' ? Array.from(piece) : [piece]))
    .filter((piece) => piece !== '' && segmentations(piece, table, pieces).length === 0);
}

/** Longest first word first, so that a cut with fewer words comes earlier. */
function cuts(text: string, table: KnownWords): readonly (readonly string[])[] {
  const characters = Array.from(text);
  const from = new Map<number, readonly (readonly string[])[]>([[characters.length, [[]]]]);
  for (let start = characters.length - 1; start >= 0; start -= 1) {
    const ways: (readonly string[])[] = [];
    for (let end = characters.length; end > start; end -= 1) {
      const word = characters.slice(start, end).join('');
      if (!table.has(word)) continue;
      for (const rest of from.get(end) ?? []) ways.push([word, ...rest]);
    }
    from.set(start, ways.slice(0, maxSegmentations));
  }
  return from.get(0) ?? [];
}
