import type { Continuation } from '../vocabulary/vocabulary.js';

/** Where an utterance stands in one language. */
export interface Standing {
  readonly continuation: Continuation;
  /** Of the least sure word, 0..1. */
  readonly confidence: number;
}

/** A sentence heard so surely is not taken for the beginning of one in another language. */
const sureConfidence = 0.8;

/**
 * Where an utterance stands that was heard in several languages. What is complete in one language and the beginning of a sentence in
 * another (去 sounds like "two") may go on.
 */
export function continuationOf(standings: readonly Standing[]): Continuation {
  const has = (wanted: Continuation): boolean => standings.some(({ continuation }) => continuation === wanted);
  const isSure = standings.some(
    ({ continuation, confidence }) =>
      (continuation === 'complete' || continuation === 'mayContinue') && confidence >= sureConfidence,
  );
  if (has('begun')) return isSure ? 'mayContinue' : 'begun';
  if (has('mayContinue')) return 'mayContinue';
  return has('complete') ? 'complete' : 'none';
}
