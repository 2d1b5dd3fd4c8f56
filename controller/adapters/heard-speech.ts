import type { ButtonId } from '../../config/index.js';
import type { Decision } from '../../speech/index.js';
import { buttonsIn } from '../domain/spoken-request.js';
import type { Happening } from '../journal/happening.schema.js';
import type { DialogueContext } from '../machines/dialogue.types.js';

/* What is kept of speech: the words of a request, the floor of one that cannot be called, and nothing of all else. */

/** What else an answer depends on: the site's wish to be asked, what is being asked about, and lamps that cannot be read. */
export type DialogueRules = Pick<DialogueContext, 'confirm' | 'question' | 'isGateOpen' | 'calls'> & {
  readonly unreadable: readonly ButtonId[];
};

/** Somebody spoke, and it was no request, or voice is off. */
export const heardTalk: Happening = {
  kind: 'speech.heard',
  content: { text: null, language: null, floorSpoken: null },
};

export function heardAs(decision: Decision): Happening {
  const { language } = decision;
  if (decision.decision !== 'rejected')
    return { kind: 'speech.heard', content: { text: decision.text, language, floorSpoken: null } };
  const { floorSpoken } = decision;
  if (floorSpoken === null) return heardTalk;
  return { kind: 'speech.heard', content: { text: null, language, floorSpoken } };
}

/** @param decision null: it was talk, whatever it would have meant to the lift */
export function decidedAs(
  decision: Decision | null,
  decisionMs: number,
  { confirm, question, isGateOpen, calls, unreadable }: DialogueRules,
): Happening {
  const asked = question === null ? null : [...question.buttons];
  const isBusy = calls !== null;
  const known = { question: asked, unreadable: [...unreadable] };
  const common = { decisionMs: Math.ceil(decisionMs), confirm, ...known, isGateOpen, isBusy };
  if (decision === null || decision.decision === 'rejected') {
    const reason = decision?.reason ?? 'notAPhrase';
    return { kind: 'speech.decided', content: { ...common, decision: 'rejected', reason, intent: null } };
  }
  const { intent } = decision;
  const kept = { kind: intent.kind, buttons: [...buttonsIn(intent)] };
  return { kind: 'speech.decided', content: { ...common, decision: decision.decision, reason: null, intent: kept } };
}
