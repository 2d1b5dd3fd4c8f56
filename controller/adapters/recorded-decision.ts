import type { Decision, Intent, RejectionReason } from '../../speech/index.js';
import type { Happening } from '../journal/happening.schema.js';

type Decided = Extract<Happening, { kind: 'speech.decided' }>['content'];
type Heard = Extract<Happening, { kind: 'speech.heard' }>['content'];

/** A decision as the rules need it, from what the journal keeps of it. */
export function recordedDecision({ decision, reason, intent }: Decided, heard: Heard | null): Decision {
  if (decision === 'rejected' || intent === null) {
    const floorSpoken = heard?.floorSpoken ?? null;
    return { decision: 'rejected', reason: reason as RejectionReason, language: null, confidence: 0, floorSpoken };
  }
  const common = { intent: intentOf(intent), text: heard?.text ?? '', language: heard?.language ?? '', confidence: 1 };
  return decision === 'accepted' ? { decision, ...common } : { decision, ...common, alternatives: [] };
}

function intentOf({ kind, buttons }: NonNullable<Decided['intent']>): Intent {
  if (kind === 'floors' || kind === 'cancel') return { kind, floors: buttons };
  if (kind === 'landingCall') return { kind, direction: buttons[0] === 'down' ? 'down' : 'up' };
  return { kind } as Intent;
}
