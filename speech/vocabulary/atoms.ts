import type { Pieces } from './segmentation.js';
import type { Spacing } from './template.js';

/** How a language is written. */
export interface Writing {
  readonly spacing: Spacing;
  readonly pieces: Pieces;
}

/** What is never cut further: a word, in Chinese a character. */
export interface Atom {
  readonly atom: string;
  /** May stand in one word of the model with the atom before it. */
  readonly isGlued: boolean;
  readonly show: string;
}

export function atomsOf(text: string, { spacing, pieces }: Writing): readonly Atom[] {
  const isCut = spacing === 'characters';
  return text
    .split(/\s+/u)
    .filter((piece) => piece !== '')
    .flatMap((piece, index) => {
      const isBorder = !isCut || index > 0;
      const atoms = pieces === 'characters' ? Array.from(piece) : [piece];
      return atoms.map((atom, place) => {
        const isFirst = isBorder && place === 0;
        return { atom, isGlued: !isFirst, show: isFirst ? ` ${atom}` : atom };
      });
    });
}
