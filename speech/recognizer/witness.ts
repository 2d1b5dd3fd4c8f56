import type { HeardVocabulary } from '../vocabulary/heard-vocabulary.js';
import type { OperatingPoint } from './operating-point.js';

/** One model before which a station's words are spoken: its own spelling of the vocabulary, and from which confidence on it counts. */
export interface Witness {
  /** The model folder with this station's grammar, under which the recogniser process knows it. */
  readonly model: string;
  readonly vocabulary: HeardVocabulary;
  readonly operatingPoint: OperatingPoint;
}

/** A model that is asked about what the first one heard in one language. */
export interface SecondWitness extends Witness {
  /** The first one's words of that language. */
  readonly askedAbout: ReadonlySet<string>;
}

/** Who hears at a station: a first witness of one language or several, and one more for each of them that has one. */
export interface Witnesses {
  readonly first: Witness;
  /** They may be models with other word tables. */
  readonly seconds: readonly SecondWitness[];
}
