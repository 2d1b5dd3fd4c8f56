import type { Continuation } from '../vocabulary/vocabulary.js';

/**
 * Where the words of an utterance stand. `oneSyllable`: complete, but of one syllable, which may also be the first one of any
 * other word: 北 of 北京 is an English "eight" until the 京 comes.
 */
export type Standpoint = Continuation | 'oneSyllable';

/** Where an utterance stands in one language. */
export interface Standing {
  readonly continuation: Standpoint;
  /** Of the least sure word, 0..1. */
  readonly confidence: number;
}

/** A sentence heard so surely is not taken for the beginning of one in another language. */
const sureConfidence = 0.8;
const whole: readonly Standpoint[] = ['complete', 'oneSyllable', 'mayContinue'];

/**
 * Where an utterance stands that was heard in several languages. What is complete in one language and the beginning of a sentence in
 * another (去 sounds like "two") may go on.
 */
export function continuationOf(standings: readonly Standing[]): Standpoint {
  const has = (wanted: Standpoint): boolean => standings.some(({ continuation }) => continuation === wanted);
  const isSure = standings.some(
    ({ continuation, confidence }) => whole.includes(continuation) && confidence >= sureConfidence,
  );
  if (has('begun')) return isSure ? 'mayContinue' : 'begun';
  if (has('mayContinue')) return 'mayContinue';
  if (has('oneSyllable')) return 'oneSyllable';
  return has('complete') ? 'complete' : 'none';
}
