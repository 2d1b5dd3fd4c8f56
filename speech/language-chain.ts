import { blockMs } from '../config/kernel/index.js';
import { continuationOf } from './endpoint/continuation-of.js';
import type { Extent } from './endpoint/endpointer.fsm.js';
import type { Decision } from './interpret/decision.js';
import { interpretUtterance, reject } from './interpret/interpret-utterance.js';
import type { RecognizerAnswer } from './recognizer/pending-utterance.js';
import type { RecognizerClient } from './recognizer/recognizer-client.js';
import type { Witnesses } from './recognizer/witness.js';
import type { Continuation } from './vocabulary/vocabulary.js';

/** One language of one station: who recognises, before which witnesses. */
export interface LanguageChain extends Witnesses {
  readonly recognizer: RecognizerClient;
}

/** Where the words stand that were said so far. What is too unsure to be a request says nothing about it. */
export function continuationOfAnswers(
  chains: readonly LanguageChain[],
  answers: readonly RecognizerAnswer[],
): Continuation {
  return continuationOf(
    chains.map(({ first: { vocabulary, operatingPoint } }, index) => {
      const words = answers[index]?.first.words ?? [];
      const isUnsure = words.some(({ conf }) => conf < operatingPoint.minConfidence);
      return words.length === 0 || isUnsure ? 'none' : vocabulary.continuation(words.map(({ word }) => word));
    }),
  );
}

/** What was said, as the languages of a station heard it. */
export function decideAnswers(
  chains: readonly LanguageChain[],
  answers: readonly RecognizerAnswer[],
  extent: Extent,
  roomDbFs: number | null,
): Decision {
  const languages = chains.flatMap(({ first }, index) => {
    const texts = answers[index] ?? null;
    return texts === null ? [] : [{ heard: texts.first, ...first }];
  });
  // Without one of the languages nobody can tell whether the other one only misheard it.
  if (languages.length < chains.length) return reject('recognizerLost');
  const { speechFrames, peakDbFs } = extent;
  return interpretUtterance({ languages, speechMs: speechFrames * blockMs, peakDbFs, roomDbFs });
}
