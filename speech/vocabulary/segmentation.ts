/** Whatever knows which words there are. */
export type KnownWords = Pick<ReadonlySet<string>, 'has'>;

/** More than this says nothing new; a phrase with so many is made of words that are all single characters as well. */
const maxSegmentations = 16;

/**
 * Every way to write a phrase in words the model knows. Blanks in the phrase are kept as borders; between them Chinese is cut
 * in all possible ways (models differ: one has characters, another has 十二 and 三楼 as words), other scripts not at all.
 *
 * @returns lists of words; empty where the phrase can't be written
 */
export function segmentations(phrase: string, table: KnownWords): readonly (readonly string[])[] {
  let lists: readonly (readonly string[])[] = [[]];
  for (const piece of phrase.split(/\s+/u).filter((part) => part !== '')) {
    const ways = isHan(piece) ? cuts(piece, table) : table.has(piece) ? [[piece]] : [];
    lists = lists.flatMap((list) => ways.map((way) => [...list, ...way])).slice(0, maxSegmentations);
  }
  return lists;
}

/** The pieces of a phrase that no word of the model covers. */
export function unknownPieces(phrase: string, table: KnownWords): readonly string[] {
  return phrase
    .split(/\s+/u)
    .flatMap((piece) => (isHan(piece) ? Array.from(piece) : [piece]))
    .filter((piece) => piece !== '' && segmentations(piece, table).length === 0);
}

export function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
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
