import type { Decision, Intent, RejectionReason } from '../interpret/decision.js';
import { isCall, isSameIntent } from '../interpret/intent-of.js';
import type { Expectation } from './expectation.js';

/**
 * What became of a recording. Of a request (or of the wish for a floor that is not there, where the refusal that names it is
 * right):
 * - `right`, `wrong`: accepted as what it was or as anything else;
 * - `askedRight`: the question is about what was said; `askedAmong`: that is one of its alternatives; `askedOther`: it is not;
 * - `rejected`.
 * Of other speech: `called` = the lift moves, `questioned`, `answered` = it talks back without need, `silent`.
 */
export type Verdict =
  | 'right'
  | 'wrong'
  | 'askedRight'
  | 'askedAmong'
  | 'askedOther'
  | 'rejected'
  | 'called'
  | 'questioned'
  | 'answered'
  | 'silent';

export interface Judged {
  readonly verdict: Verdict;
  /** Why nothing was accepted or asked; null otherwise. */
  readonly reason: RejectionReason | null;
}

/** Judges all utterances that a recording was heard as: floors of several accepted ones add up, as they would in a lift. */
export function judge(decisions: readonly Decision[], expectation: Expectation): Judged {
  const accepted = merge(decisions.flatMap((decision) => (decision.decision === 'accepted' ? [decision.intent] : [])));
  const calls = accepted.filter(closesContact);
  const asked = decisions.filter((decision) => decision.decision === 'uncertain');
  const rejected = decisions.flatMap((decision) => (decision.decision === 'rejected' ? [decision] : []));
  const reason = rejected.at(-1)?.reason ?? 'noSpeech';
  const because = (verdict: Verdict): Judged => ({ verdict, reason });
  if (expectation.kind === 'nothing') {
    if (calls.length > 0) return { verdict: 'called', reason: null };
    if (asked.length > 0) return { verdict: 'questioned', reason: null };
    const isAnswered = accepted.length > 0 || rejected.some(({ floorSpoken }) => floorSpoken !== null);
    return because(isAnswered ? 'answered' : 'silent');
  }
  if (expectation.kind === 'refusal') {
    if (calls.length > 0) return { verdict: 'wrong', reason: null };
    const named = rejected.find(({ floorSpoken }) => floorSpoken !== null);
    if (named !== undefined) return because(named.floorSpoken === expectation.spoken ? 'right' : 'rejected');
    return asked.length > 0 ? { verdict: 'askedOther', reason: null } : because('rejected');
  }
  const { intent } = expectation;
  if (accepted.length > 0) {
    return { verdict: accepted.every((one) => isSameIntent(one, intent)) ? 'right' : 'wrong', reason: null };
  }
  if (asked.some((decision) => isSameIntent(decision.intent, intent))) return { verdict: 'askedRight', reason: null };
  if (asked.some(({ alternatives }) => alternatives.some((one) => isSameIntent(one, intent))))
    return { verdict: 'askedAmong', reason: null };
  return asked.length > 0 ? { verdict: 'askedOther', reason: null } : because('rejected');
}

/** What closes a contact. Answers move nothing while no question is open; help and the lift's name only get an answer. */
function closesContact(intent: Intent): boolean {
  const { kind } = intent;
  return isCall(intent) || kind === 'openDoors' || kind === 'closeDoors' || kind === 'distress';
}

function merge(intents: readonly Intent[]): readonly Intent[] {
  const floors = new Set(intents.flatMap((intent) => (intent.kind === 'floors' ? intent.floors : [])));
  const others = intents.filter(({ kind }) => kind !== 'floors');
  return floors.size === 0 ? others : [{ kind: 'floors', floors: [...floors] }, ...others];
}
