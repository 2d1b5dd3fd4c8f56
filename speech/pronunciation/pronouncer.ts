/**
 * How something is said: phones as the embedded models name them. Mandarin: initial and final with its tone (`l ou2`), a glide
 * where no initial is (`y i1`), `0` where neither is (`0 er4`); tone 5 is the neutral one. English: CMUdict's, without stress.
 */
export type Pronunciation = readonly string[];

/** Knows how the words of one language are said. */
export interface Pronouncer {
  /** The ways to say a text, the usual one first; none where nobody knows how one of its words is said. */
  pronunciations(text: string): readonly Pronunciation[];
  /** What a person wrote down as a pronunciation (`yi4`, `AE K M IY`); null where it is none. */
  parse(written: string): Pronunciation | null;
}
