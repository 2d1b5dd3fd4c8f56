import type { Language } from '../../config/index.js';
import type { RecognizedText } from '../recognizer/recognizer-messages.js';
import type { OperatingPoint } from '../recognizer/operating-point.js';
import type { Phrase, Vocabulary } from '../vocabulary/vocabulary.js';
import type { RejectionReason } from './decision.js';
import { countSyllables } from './syllables.js';

/** What one language's recogniser made of the utterance. */
export type LanguageReading =
  | { readonly kind: 'phrase'; readonly language: Language; readonly phrase: Phrase; readonly confidence: number }
  | {
      readonly kind: 'none';
      readonly language: Language;
      readonly reason: Extract<
        RejectionReason,
        'noSpeech' | 'unknownWords' | 'notAPhrase' | 'lowConfidence' | 'implausibleTiming'
      >;
      readonly confidence: number;
    };

export interface LanguageEvidence {
  readonly heard: RecognizedText;
  readonly vocabulary: Pick<Vocabulary, 'language' | 'byTokens'>;
  readonly operatingPoint: Pick<OperatingPoint, 'minConfidence' | 'secondsPerSyllable'>;
}

/** The whole final text is one listed phrase, surely heard and said at human speed, or it is nothing. */
export function readLanguage(evidence: LanguageEvidence, speechSeconds: number): LanguageReading {
  const { heard, vocabulary, operatingPoint } = evidence;
  const { language } = vocabulary;
  const confidence = heard.words.length === 0 ? 0 : Math.min(...heard.words.map((word) => word.conf));
  const none = (reason: (LanguageReading & { kind: 'none' })['reason']): LanguageReading => {
    return { kind: 'none', language, reason, confidence };
  };
  if (heard.text === '') return none('noSpeech');
  if (heard.text.split(' ').includes('[unk]')) return none('unknownWords');
  const phrase = vocabulary.byTokens.get(heard.text);
  if (phrase === undefined) return none('notAPhrase');
  if (confidence < operatingPoint.minConfidence) return none('lowConfidence');
  const pace = speechSeconds / countSyllables(phrase.tokens, language);
  const { min, max } = operatingPoint.secondsPerSyllable;
  if (pace < min || pace > max) return none('implausibleTiming');
  return { kind: 'phrase', language, phrase, confidence };
}
