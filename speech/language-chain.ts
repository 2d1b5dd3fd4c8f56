import { blockMs } from '../config/kernel/index.js';
import { continuationOf } from './endpoint/continuation-of.js';
import type { Extent } from './endpoint/endpointer.fsm.js';
import type { UtteranceEvidence } from './interpret/interpret-utterance.js';
import type { LanguageEvidence } from './interpret/weigh-witnesses.js';
import { lowestWordConfidence } from './interpret/word-confidence.js';
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
      const heard = answers[index]?.first;
      if (heard === undefined || heard.text === '') return 'none';
      const tokens = heard.text.split(' ');
      const isUnsure = lowestWordConfidence(tokens, heard) < operatingPoint.minWordConfidence;
      return isUnsure ? 'none' : vocabulary.continuation(tokens);
    }),
  );
}

/** What was said, as the languages of a station heard it; null where one of them was lost. */
export function evidenceOf(
  chains: readonly LanguageChain[],
  answers: readonly RecognizerAnswer[],
  extent: Extent,
  roomDbFs: number | null,
): UtteranceEvidence | null {
  const languages = chains.flatMap((chain, index): readonly LanguageEvidence[] => {
    const answer = answers[index] ?? null;
    if (answer === null) return [];
    const { first, second, partials } = answer;
    const isSecondHeard = chain.second !== null && second !== null;
    return [
      {
        first: { heard: first, ...chain.first },
        second: isSecondHeard ? { heard: second, ...chain.second } : null,
        partials,
      },
    ];
  });
  // Without one of the languages nobody can tell whether the other one only misheard it.
  if (languages.length < chains.length) return null;
  const { speechFrames, peakDbFs } = extent;
  return { languages, speechMs: speechFrames * blockMs, peakDbFs, roomDbFs };
}
