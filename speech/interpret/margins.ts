import { unmeasuredInNoise } from '../recognizer/operating-point.js';
import { deepestScore } from './hypotheses.js';
import type { RecognizerEvidence, WitnessEvidence } from './weigh-witnesses.js';

/** How much evidence a request needs, natural log. */
export interface Margins {
  /** Over everything else, to be accepted without a question. */
  readonly accept: number;
  /** Over being no request, to be worth a question. */
  readonly ask: number;
}

/** How loud an utterance was, and what was heard before it, dBFS. */
export interface Loudness {
  readonly peakDbFs: number;
  readonly latelyDbFs: number | null;
}

/** Two recognisers, each of its own languages, that both heard a request are told apart by this much more evidence, natural log. */
export const minLanguageMargin = 2;
/** What is so much less likely than the best, natural log, is not worth asking about. */
export const worthAsking = 4;

/** Natural log. */
const moreThanLeft = 0.5;

/** One witness alone has half the evidence of two. */
const shareAlone = 0.5;

/**
 * What this utterance needs. The less the talker stands out from what else is heard, the surer do the witnesses become of what
 * nobody said, and the more is asked for. Other people's talk counts like any noise; the level of the room, which knows the pauses
 * between them, would not show it. Where nothing was heard before it is quiet.
 */
export function marginsFor({ first, second }: RecognizerEvidence, loudness: Loudness): Margins {
  const { alone, withSecond, inNoise = unmeasuredInNoise } = first.operatingPoint;
  const { accept, ask } = second === null ? alone : ofBoth(withSecond, second);
  const more = inNoise.perDb * (second === null ? shareAlone : 1) * lacksDb(first.operatingPoint, loudness);
  return { accept: accept + more, ask: ask + more };
}

/**
 * The margins are those of two witnesses that count alike. With one that counts less there is less to be said at all, and the same
 * share of it is accepted. A question needs as much as ever, and more than is left of a first witness that is as sure of a request
 * as it can be where the second one is as sure that there was none (电梯 for 你好电梯).
 */
function ofBoth({ accept, ask }: Margins, second: WitnessEvidence): Margins {
  const weight = second.operatingPoint.weightAsSecond;
  const left = -deepestScore * (1 - weight);
  return { accept: (accept * (1 + weight)) / 2, ask: Math.max(ask, left + moreThanLeft) };
}

/** Whether the talker stands out so little that more is asked for. */
export function isInNoise({ first }: RecognizerEvidence, loudness: Loudness): boolean {
  return lacksDb(first.operatingPoint, loudness) > 0;
}

function lacksDb(
  { inNoise = unmeasuredInNoise }: RecognizerEvidence['first']['operatingPoint'],
  { peakDbFs, latelyDbFs }: Loudness,
): number {
  return latelyDbFs === null ? 0 : Math.max(0, inNoise.quietFrom - (peakDbFs - latelyDbFs));
}
