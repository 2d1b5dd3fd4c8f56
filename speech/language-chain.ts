import { blockMs } from '../config/kernel/index.js';
import { continuationOf, type Standing, type Standpoint } from './endpoint/continuation-of.js';
import type { Extent } from './endpoint/endpointer.fsm.js';
import { unlessWordless } from './interpret/abstaining-witness.js';
import type { LevelsBefore, UtteranceEvidence } from './interpret/interpret-utterance.js';
import { countSyllables } from './interpret/syllables.js';
import type { LanguageEvidence } from './interpret/weigh-witnesses.js';
import { lowestWordConfidence } from './interpret/word-confidence.js';
import type { RecognizerAnswer } from './recognizer/pending-utterance.js';
import type { RecognizerClient } from './recognizer/recognizer-client.js';
import type { Witness, Witnesses } from './recognizer/witness.js';

/** One language of one station: who recognises, before which witnesses. */
export interface LanguageChain extends Witnesses {
  readonly recognizer: RecognizerClient;
}

/** Where the words stand that were said so far. */
export function continuationOfAnswers(
  chains: readonly LanguageChain[],
  answers: readonly RecognizerAnswer[],
): Standpoint {
  return continuationOf(chains.map(({ first }, index) => standingOf(first, answers[index] ?? null)));
}

function standingOf({ vocabulary, operatingPoint }: Witness, answer: RecognizerAnswer): Standing {
  const nothing: Standing = { continuation: 'none', confidence: 0 };
  if (answer === null || answer.first.text === '') return nothing;
  const tokens = answer.first.text.split(' ');
  if (tokens.includes('[unk]')) return nothing;
  const confidence = lowestWordConfidence(tokens, answer.first);
  // The grammar makes a whole sentence of everything: "floor" becomes "floor two" because nothing else is near.
  const isOpen = answer.open !== answer.first.text && vocabulary.continuation(answer.open.split(' ')) === 'begun';
  if (isOpen) return { continuation: 'begun', confidence };
  // What is too unsure to be a request says nothing about where it stands.
  if (confidence < operatingPoint.minWordConfidence) return nothing;
  const continuation = vocabulary.continuation(tokens);
  const isOneSyllable = continuation === 'complete' && countSyllables(tokens) === 1;
  return { continuation: isOneSyllable ? 'oneSyllable' : continuation, confidence };
}

/** What was said, as the languages of a station heard it; null where all of them were lost. */
export function evidenceOf(
  chains: readonly LanguageChain[],
  answers: readonly RecognizerAnswer[],
  extent: Extent,
  levels: LevelsBefore,
): UtteranceEvidence | null {
  const languages = chains.flatMap((chain, index): readonly LanguageEvidence[] => {
    const answer = answers[index] ?? null;
    if (answer === null) return [];
    const { first, second, partials } = answer;
    const firstEvidence = { heard: first, ...chain.first };
    const isSecondHeard = chain.second !== null && second !== null;
    const secondEvidence = isSecondHeard ? unlessWordless(firstEvidence, { heard: second, ...chain.second }) : null;
    return [{ first: firstEvidence, second: secondEvidence, partials }];
  });
  if (languages.length === 0) return null;
  const { speechFrames, peakDbFs } = extent;
  const isLanguageMissing = languages.length < chains.length;
  return { languages, isLanguageMissing, speechMs: speechFrames * blockMs, peakDbFs, ...levels };
}
