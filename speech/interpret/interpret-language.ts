import type { Language } from '../../config/index.js';
import type { RecognizedText } from '../recognizer/recognizer-messages.js';
import type { OperatingPoint } from '../recognizer/operating-point.js';
import type { Sentence, Vocabulary } from '../vocabulary/vocabulary.js';
import type { RejectionReason } from './decision.js';
import { countSyllables } from './syllables.js';

/** What one language's recogniser made of the utterance. */
export type LanguageReading =
  | { readonly kind: 'sentence'; readonly language: Language; readonly sentence: Sentence; readonly confidence: number }
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
  readonly vocabulary: Pick<Vocabulary, 'language' | 'read'>;
  readonly operatingPoint: Pick<OperatingPoint, 'minConfidence' | 'secondsPerSyllable'>;
}

/** The whole final text is one sentence of the vocabulary, surely heard and said at human speed, or it is nothing. */
export function readLanguage(evidence: LanguageEvidence, speechSeconds: number): LanguageReading {
  const { heard, vocabulary, operatingPoint } = evidence;
  const { language } = vocabulary;
  const confidence = heard.words.length === 0 ? 0 : Math.min(...heard.words.map((word) => word.conf));
  const none = (reason: (LanguageReading & { kind: 'none' })['reason']): LanguageReading => {
    return { kind: 'none', language, reason, confidence };
  };
  if (heard.text === '') return none('noSpeech');
  const tokens = heard.text.split(' ');
  if (tokens.includes('[unk]')) return none('unknownWords');
  const sentence = vocabulary.read(tokens);
  if (sentence === null) return none('notAPhrase');
  if (confidence < operatingPoint.minConfidence) return none('lowConfidence');
  const pace = speechSeconds / countSyllables(tokens, language);
  const { min, max } = operatingPoint.secondsPerSyllable;
  if (pace < min || pace > max) return none('implausibleTiming');
  return { kind: 'sentence', language, sentence, confidence };
}
