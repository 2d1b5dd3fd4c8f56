import type { Decision } from '../interpret/decision.js';
import { interpretUtterance } from '../interpret/interpret-utterance.js';
import type { RecognizerEvidence } from '../interpret/weigh-witnesses.js';
import { unmeasuredInNoise } from '../recognizer/operating-point.js';
import type { Evidence } from './hearing-room.js';

/** What the same sound would have come to by other rules: nothing is listened to again. */
export function decide(evidence: Evidence): Decision {
  return 'recognizers' in evidence ? interpretUtterance(evidence) : evidence;
}

/** With the first witness alone. */
export function withoutSecond(evidence: Evidence): Evidence {
  return forRecognizers(evidence, (recognizer) => ({ ...recognizer, second: null }));
}

/** Margins to be tried, in nats. */
interface TriedMargins {
  readonly accept: number;
  /** How much evidence a question needs at the most; absent: as the model has it. */
  readonly ask?: number;
  /** How much more of either for each dB of noise; absent: none. */
  readonly perDb?: number;
}

export function withMargins(evidence: Evidence, { accept, ask = Infinity, perDb = 0 }: TriedMargins): Evidence {
  return forRecognizers(evidence, (recognizer) => {
    const { operatingPoint } = recognizer.first;
    const margins = (own: { readonly ask: number }) => {
      return { accept, ask: ask === Infinity ? Math.min(accept, own.ask) : Math.min(accept, ask) };
    };
    const { alone, withSecond } = operatingPoint;
    const inNoise = { ...(operatingPoint.inNoise ?? unmeasuredInNoise), perDb };
    const changed = { ...operatingPoint, alone: margins(alone), withSecond: margins(withSecond), inNoise };
    return { ...recognizer, first: { ...recognizer.first, operatingPoint: changed } };
  });
}

/**
 * With another accept margin of one witness (`alone`) or of two, and nothing else changed: how much a question needs stays, and so does
 * how much more each dB of noise asks for, which every model has for itself.
 */
export function withAcceptMargin(evidence: Evidence, accept: number, pair: 'alone' | 'withSecond'): Evidence {
  return forRecognizers(evidence, (recognizer) => {
    const { operatingPoint } = recognizer.first;
    const margins = { accept, ask: Math.min(accept, operatingPoint[pair].ask) };
    return { ...recognizer, first: { ...recognizer.first, operatingPoint: { ...operatingPoint, [pair]: margins } } };
  });
}

function forRecognizers(evidence: Evidence, change: (recognizer: RecognizerEvidence) => RecognizerEvidence): Evidence {
  return 'recognizers' in evidence ? { ...evidence, recognizers: evidence.recognizers.map(change) } : evidence;
}
