import { byContestant, type CountKey } from './by-contestant.js';
import type { Expectation } from './expectation.js';
import type { Measured } from './measured.js';
import { tally, type RequestTally } from './tally.js';

/**
 * What a request is about: `floors`, bare digits among them; `doors` to open or close; `other` is help, cancel, a landing's
 * direction, and the wish for a floor that is not there, which is answered and never called.
 */
export type RequestKind = 'floors' | 'doors' | 'other';
const requestKinds: readonly RequestKind[] = ['floors', 'doors', 'other'];

export interface KindRow extends CountKey {
  readonly kind: RequestKind;
  readonly requests: RequestTally;
}

/** null for speech that is no request. */
export function requestKind(expected: Expectation): RequestKind | null {
  if (expected.kind === 'nothing') return null;
  if (expected.kind === 'refusal') return 'other';
  const { kind } = expected.intent;
  if (kind === 'floors') return kind;
  return kind === 'openDoors' || kind === 'closeDoors' ? 'doors' : 'other';
}

/** Requests by what they are about, whatever set they lie in. */
export function kindRows(all: readonly Measured[]): readonly KindRow[] {
  return requestKinds.flatMap((kind) => {
    const own = all.filter(({ expected }) => requestKind(expected) === kind);
    return byContestant(own, () => ({ kind })).map(({ key, judged }) => ({ ...key, requests: tally(judged).requests }));
  });
}
