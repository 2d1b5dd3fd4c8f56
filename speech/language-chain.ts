import { blockMs } from '../config/kernel/index.js';
import type { Extent } from './endpoint/endpointer.fsm.js';
import { unlessWordless } from './interpret/abstaining-witness.js';
import type { LevelsBefore, UtteranceEvidence } from './interpret/interpret-utterance.js';
import type { LanguageEvidence } from './interpret/weigh-witnesses.js';
import type { RecognizerAnswer } from './recognizer/pending-utterance.js';
import type { RecognizerClient } from './recognizer/recognizer-client.js';
import type { Witnesses } from './recognizer/witness.js';

/** One language of one station: who recognises, before which witnesses. */
export interface LanguageChain extends Witnesses {
  readonly recognizer: RecognizerClient;
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
