import type { Language } from '../../config/index.js';
import type { Meaning } from './meaning.js';

/** One way to write one phrase in the words of one model. */
export interface Phrase {
  readonly tokens: readonly string[];
  /** As displayed: 去十二楼, "floor twelve". */
  readonly text: string;
  readonly meaning: Meaning;
  /** Natural-log penalty for rarer wording, 0 for the plainest. */
  readonly cost: number;
}

export interface VocabularyFault {
  /** `stations[0].floors[3].names.zh[0]` */
  readonly field: string;
  readonly message: string;
}

export interface VocabularyReport {
  readonly language: Language;
  readonly floors: number;
  readonly phrases: number;
  readonly unknownWords: number;
  /** Pairs that sound alike, as on the buttons: "4/10". Floors that do not exist count, because people say them. */
  readonly confusable: readonly string[];
}

export interface Vocabulary {
  readonly language: Language;
  readonly phrases: readonly Phrase[];
  /** By the tokens joined with one space: exactly what the recogniser answers. */
  readonly byTokens: ReadonlyMap<string, Phrase>;
  readonly report: VocabularyReport;
}

/** "23 floors, 214 phrases, 0 unknown words; confusable: 4/10, 14/40" */
export function reportLine(report: VocabularyReport): string {
  const confusable = report.confusable.length === 0 ? 'none' : report.confusable.join(', ');
  return `${report.language}: ${report.floors} floors, ${report.phrases} phrases, ${report.unknownWords} unknown words; confusable: ${confusable}`;
}
