import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { OperatingPoint } from './operating-point.js';

/** One model before which a station's words are spoken: its own spelling of the vocabulary, and from which confidence on it counts. */
export interface Witness {
  /** The model folder with this station's grammar, under which the recogniser process knows it. */
  readonly model: string;
  readonly vocabulary: Vocabulary;
  readonly operatingPoint: OperatingPoint;
}

/** A language of a station has one witness or two; they may be models with different word tables. */
export interface Witnesses {
  readonly first: Witness;
  readonly second: Witness | null;
}
