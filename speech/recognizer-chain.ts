import { blockMs } from '../config/kernel/index.js';
import type { Extent } from './endpoint/endpointer.fsm.js';
import { unlessWordless } from './interpret/abstaining-witness.js';
import type { LevelsBefore, UtteranceEvidence } from './interpret/interpret-utterance.js';
import type { RecognizerEvidence } from './interpret/weigh-witnesses.js';
import type { RecognizerAnswer } from './recognizer/pending-utterance.js';
import type { RecognizerClient } from './recognizer/recognizer-client.js';
import type { Witnesses } from './recognizer/witness.js';

/** What hears one language of a station, or several at once: who recognises, before which witnesses. */
export interface RecognizerChain extends Witnesses {
  readonly recognizer: RecognizerClient;
}

/** What was said, as the recognisers of a station heard it; null where all of them were lost. */
export function evidenceOf(
  chains: readonly RecognizerChain[],
  answers: readonly RecognizerAnswer[],
  extent: Extent,
  levels: LevelsBefore,
): UtteranceEvidence | null {
  const recognizers = chains.flatMap((chain, index): readonly RecognizerEvidence[] => {
    const answer = answers[index] ?? null;
    if (answer === null) return [];
    const { first: heard, second: opinion, partials } = answer;
    const first = { heard, ...chain.first };
    const witness = chain.seconds.find(({ model }) => model === opinion?.model);
    const isAsked = witness !== undefined && opinion !== null;
    const second = isAsked ? unlessWordless(first, { heard: opinion, ...witness }) : null;
    return [{ first, second, partials }];
  });
  if (recognizers.length === 0) return null;
  const { speechFrames, peakDbFs } = extent;
  const isLanguageMissing = recognizers.length < chains.length;
  return { recognizers, isLanguageMissing, speechMs: speechFrames * blockMs, peakDbFs, ...levels };
}
