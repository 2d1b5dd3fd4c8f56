import type { Direction, Language } from '../../config/index.js';
import type { Acceptor } from './acceptor.js';
import type { Manner, Meaning } from './meaning.js';

/** Something that may be said, as understood. */
export interface Sentence {
  readonly meaning: Meaning;
  /** Absent: as people ask for things. */
  readonly manner?: Manner;
  /** It takes back what was said before, and asks for something else instead: 三楼不对五楼, "no, floor five". */
  readonly isSecondThought?: true;
  /** As displayed: 去十二楼, "floor twelve". */
  readonly text: string;
  /** Natural-log penalty for rarer wording, 0 for the plainest. */
  readonly cost: number;
}

/** One way to write one sentence in the words of one model. */
export interface Phrase extends Sentence {
  readonly tokens: readonly string[];
}

/**
 * Where an utterance stands, for the rule that ends it. `complete`: a whole sentence; at most a new part could follow (谢谢,
 * 和五楼), and whoever pauses before that has said something that holds without it. `mayContinue`: a whole sentence that the
 * next word could turn into another one (二十: 二十三楼), or one that was taken up again (三楼和). `begun`: the beginning of a
 * sentence (我要去). `none`: no sentence begins so.
 */
export type Continuation = 'complete' | 'mayContinue' | 'begun' | 'none';

export interface VocabularyFault {
  /** `stations[0].floors[3].names.zh[0]` */
  readonly field: string;
  readonly message: string;
}

export interface UnknownWord {
  readonly word: string;
  /** Words the model knows that look most like it. */
  readonly nearest: readonly string[];
}

export interface ConfusableFloors {
  /** As on the buttons: "4/10". */
  readonly floors: string;
  /** Which of the two the building lacks; null where both are there. */
  readonly missing: string | null;
  /** In parts of a sound without likeness; null where only the language's list of numbers names the pair. */
  readonly distance: number | null;
}

/** How one of these phrases is written in the words of the model. */
export interface Spelling {
  /** As on the button; a floor that is not there has phrases as well. At a landing up or down. */
  readonly floor: string;
  /** 十二楼. */
  readonly phrase: string;
  /** "十 二 楼", "十二 楼". */
  readonly ways: readonly string[];
}

export interface VocabularyReport {
  readonly language: Language;
  /** Of a car. */
  readonly floors: number;
  /** Of a landing. */
  readonly calls: readonly Direction[];
  /** Ways to name the floors of a car, or to ask for the calls of a landing. */
  readonly phrases: number;
  readonly spellings: readonly Spelling[];
  /**
   * Words of the language's own sentences that the model lacks, hesitations above all: what is said with them is not understood.
   * Nothing in a site file could mend that; an unknown word of its own is a fault.
   */
  readonly unknownTemplateWords: readonly UnknownWord[];
  /** Pairs that sound alike, the closest first. Floors that do not exist count, because people say them. */
  readonly confusable: readonly ConfusableFloors[];
}

/** Everything that one station understands in one language, in the words of one model. */
export interface Vocabulary {
  readonly language: Language;
  /** What the recogniser may hear; written to its grammar. */
  readonly acceptor: Acceptor;
  /** Every word of the acceptor. */
  readonly tokens: ReadonlySet<string>;
  readonly report: VocabularyReport;
  /** What the recogniser's words mean; null where they are no sentence. */
  read(tokens: readonly string[]): Sentence | null;
  /** Whether this model has words for a sentence that is written in those of another one. */
  canWrite(tokens: readonly string[]): boolean;
  continuation(tokens: readonly string[]): Continuation;
  /** Whether two requests differ only in floors that are heard for one another. */
  areConfusable(one: Meaning, other: Meaning): boolean;
  /** Sentences one by one, made as they are asked for: there may be millions. */
  sentences(limit?: number): Iterable<Phrase>;
}

/** "um (near: am, up), 嗯": words that a model lacks, with those it knows that look most like them. */
export function unknownWordList(words: readonly UnknownWord[]): string {
  return words
    .map(({ word, nearest }) => (nearest.length === 0 ? word : `${word} (near: ${nearest.join(', ')})`))
    .join(', ');
}

/** "1/7"; "10/4 (no floor 4)" where people may ask for a floor that is not there and be heard as asking for one that is. */
export function confusablePair({ floors, missing }: ConfusableFloors): string {
  return missing === null ? floors : `${floors} (no floor ${missing})`;
}

/** Pairs of floors that a line has room for. */
const mostPairs = 12;

/** "zh: 23 floors, 214 phrases; confusable: 4/10, 14/40", or "zh: landing calls up and down, 60 phrases" */
export function reportLine(report: VocabularyReport): string {
  const { language, floors, calls, phrases } = report;
  if (calls.length > 0) return `${language}: landing calls ${calls.join(' and ')}, ${phrases} phrases`;
  const pairs = report.confusable.slice(0, mostPairs).map(confusablePair);
  const left = report.confusable.length - pairs.length;
  const confusable = pairs.length === 0 ? 'none' : pairs.join(', ') + (left > 0 ? ` and ${left} more` : '');
  return `${language}: ${floors} floors, ${phrases} phrases; confusable: ${confusable}`;
}
