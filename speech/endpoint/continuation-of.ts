import type { Continuation } from '../vocabulary/vocabulary.js';

/**
 * Where an utterance stands that was heard in several languages. What is complete in one language and the beginning of a sentence in
 * the other (去 sounds like "two") may go on.
 */
export function continuationOf(readings: readonly Continuation[]): Continuation {
  const has = (wanted: Continuation): boolean => readings.includes(wanted);
  if (has('complete')) return has('begun') || has('mayContinue') ? 'mayContinue' : 'complete';
  if (has('mayContinue')) return 'mayContinue';
  return has('begun') ? 'begun' : 'none';
}
