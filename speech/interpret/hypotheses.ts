import type { Language } from '../../config/index.js';
import type { RecognizedText } from '../recognizer/recognizer-messages.js';
import type { HeardVocabulary } from '../vocabulary/heard-vocabulary.js';
import { meaningKey } from '../vocabulary/meaning.js';
import type { Sentence } from '../vocabulary/vocabulary.js';
import type { RejectionReason } from './decision.js';
import { intentOf, uncallableIn } from './intent-of.js';

/** Why a text is nothing that anybody can want of a lift. */
export type NoRequest = Extract<RejectionReason, 'noSpeech' | 'unknownWords' | 'notAPhrase' | 'shortAnswer'>;

/** One meaning that an utterance may have, or one way of being no request. */
export interface Hypothesis {
  /** Equal for the same meaning, however it was worded. */
  readonly key: string;
  /** null for a request. */
  readonly noRequest: NoRequest | null;
  /** The likeliest wording; null where the words are no sentence. */
  readonly sentence: Sentence | null;
  readonly tokens: readonly string[];
  readonly language: Language;
  /** Natural log, 0 and below: how much likelier the best one is. */
  readonly score: number;
}

/**
 * How far down scores are believed. A decoder's lattice holds what is within its beam of the best path; what it lacks counts as
 * this far below. The beam of the embedded models is 4; deeper ones changed no decision on development recordings.
 */
export const deepestScore = -4;

/** What one witness's alternatives mean, each meaning once with the likeliest of its wordings. */
export function hypothesesOf(
  heard: RecognizedText,
  vocabulary: Pick<HeardVocabulary, 'read' | 'languageOf'>,
): ReadonlyMap<string, Hypothesis> {
  const hypotheses = new Map<string, Hypothesis>();
  for (const { text, score } of heard.alternatives) {
    const tokens = text === '' ? [] : text.split(' ');
    const language = vocabulary.languageOf(tokens);
    const hypothesis = { ...understood(tokens, vocabulary), tokens, language, score: Math.max(deepestScore, score) };
    const present = hypotheses.get(hypothesis.key);
    if (present === undefined || present.score < hypothesis.score) hypotheses.set(hypothesis.key, hypothesis);
  }
  return hypotheses;
}

/** The whole text is a sentence of the vocabulary, or it is nothing. */
function understood(
  tokens: readonly string[],
  vocabulary: Pick<HeardVocabulary, 'read'>,
): Pick<Hypothesis, 'key' | 'noRequest' | 'sentence'> {
  if (tokens.length === 0) return nothing('noSpeech');
  if (tokens.includes('[unk]')) return nothing('unknownWords');
  const sentence = vocabulary.read(tokens);
  if (sentence === null) return nothing('notAPhrase');
  const { meaning } = sentence;
  const isRequest = intentOf(meaning) !== null || uncallableIn(meaning) !== null || meaning.kind === 'tooManyFloors';
  const noRequest = meaning.kind === 'shortAnswer' ? 'shortAnswer' : 'notAPhrase';
  return { key: meaningKey(meaning), noRequest: isRequest ? null : noRequest, sentence };
}

function nothing(reason: NoRequest): Pick<Hypothesis, 'key' | 'noRequest' | 'sentence'> {
  return { key: `- ${reason}`, noRequest: reason, sentence: null };
}
