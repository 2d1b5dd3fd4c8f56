import type { Continuation } from '../vocabulary/vocabulary.js';

/**
 * Where the words of an utterance stand. `oneSyllable`: complete, but of one syllable, which may also be the first one of any
 * other word: 北 of 北京 is an English "eight" until the 京 comes. `contested`: whole as heard in one language, and in another the
 * beginning of something, or a syllable that asks for something else.
 */
export type Standpoint = Continuation | 'oneSyllable' | 'contested';

/** Where an utterance stands as heard in one language. */
export interface Standing {
  readonly continuation: Standpoint;
  /** Heard so surely that the lift would react to it if nothing more came. */
  readonly isSure: boolean;
}

const whole: readonly Standpoint[] = ['complete', 'oneSyllable', 'mayContinue', 'contested'];

/**
 * Where an utterance stands that was heard in several languages. What is surely whole in one and the beginning of a
 * sentence in another (去 and 请 sound like "two") may go on, the longer the less it is worth now.
 *
 * @param isCall a call would be made without a question if nothing more came
 */
export function continuationOf(standings: readonly Standing[], isCall: boolean): Standpoint {
  const has = (wanted: Standpoint): boolean => standings.some(({ continuation }) => continuation === wanted);
  const isSure = standings.some((standing) => standing.isSure && whole.includes(standing.continuation));
  if (has('begun') && !isSure) return 'begun';
  if (has('contested') || (has('begun') && !isCall)) return 'contested';
  if (has('begun') || has('mayContinue')) return 'mayContinue';
  if (has('oneSyllable')) return 'oneSyllable';
  return has('complete') ? 'complete' : 'none';
}
