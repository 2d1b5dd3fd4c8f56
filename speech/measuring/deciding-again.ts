import type { Decision } from '../interpret/decision.js';
import { interpretUtterance } from '../interpret/interpret-utterance.js';
import type { LanguageEvidence } from '../interpret/weigh-witnesses.js';
import { unmeasuredInNoise } from '../recognizer/operating-point.js';
import type { Evidence } from './hearing-room.js';

/** What the same sound would have come to by other rules: nothing is listened to again. */
export function decide(evidence: Evidence): Decision {
  return 'languages' in evidence ? interpretUtterance(evidence) : evidence;
}

/** With the first witness alone. */
export function withoutSecond(evidence: Evidence): Evidence {
  return forLanguages(evidence, (language) => ({ ...language, second: null }));
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
  return forLanguages(evidence, (language) => {
    const { operatingPoint } = language.first;
    const margins = (own: { readonly ask: number }) => {
      return { accept, ask: ask === Infinity ? Math.min(accept, own.ask) : Math.min(accept, ask) };
    };
    const { alone, withSecond } = operatingPoint;
    const inNoise = { ...(operatingPoint.inNoise ?? unmeasuredInNoise), perDb };
    const changed = { ...operatingPoint, alone: margins(alone), withSecond: margins(withSecond), inNoise };
    return { ...language, first: { ...language.first, operatingPoint: changed } };
  });
}

function forLanguages(evidence: Evidence, change: (language: LanguageEvidence) => LanguageEvidence): Evidence {
  return 'languages' in evidence ? { ...evidence, languages: evidence.languages.map(change) } : evidence;
}
