import type { ActorRefFrom } from 'xstate';
import type { VirtualClock } from '../../config/kernel/index.js';
import type { PressOutcome } from '../../firmware-bridge/index.js';
import type { ButtonOutcome } from '../domain/answer.js';
import type { Happening, HappeningKind } from '../journal/happening.schema.js';
import type { JournalEntry } from '../journal/journal.types.js';
import type { callMachine } from '../machines/call.machine.js';
import type { CallEvent } from '../machines/call.types.js';

/* What a journal says that a call saw, told to a machine once more. */

/** One decision, as it stands in the journal and as the rules and machines of this version take it again. */
export interface ReplayedStep {
  readonly sequence: number;
  readonly what: string;
  readonly recorded: string;
  readonly replayed: string;
}

/** What a ride says of one button: whether it might be pressed, and what became of it. */
export interface ReplayedWish {
  readonly steps: readonly ReplayedStep[];
  readonly outcome: ButtonOutcome | null;
}

export type Entry<Kind extends HappeningKind> = JournalEntry & {
  readonly happening: Extract<Happening, { kind: Kind }>;
};

export function ofKind<Kind extends HappeningKind>(
  entries: readonly JournalEntry[],
  kind: Kind,
): readonly Entry<Kind>[] {
  return entries.filter((entry): entry is Entry<Kind> => entry.happening.kind === kind);
}

interface PlayedCall {
  readonly actor: ActorRefFrom<typeof callMachine>;
  readonly clock: VirtualClock;
  readonly button: string;
  /** The press that the machine waits for has come to this. */
  readonly settle: (outcome: PressOutcome) => void;
}

/** Tells a call all that the entries after this one say of its button, each at its time, as long as it goes on. */
export async function playOn(
  entries: readonly JournalEntry[],
  from: JournalEntry,
  { actor, clock, button, settle }: PlayedCall,
): Promise<void> {
  const beganMs = clock.now();
  await clock.advance(0);
  for (const entry of entries.filter(({ sequence }) => sequence > from.sequence)) {
    if (actor.getSnapshot().status !== 'active') break;
    await clock.advance(Math.max(0, entry.uptimeMs - from.uptimeMs - (clock.now() - beganMs)));
    const fact = factFor(button, entry);
    if (fact !== null && 'press' in fact) settle(fact.press);
    else if (fact !== null) actor.send(fact.event);
    await clock.advance(0);
  }
}

/** What an entry told the call of a button; null: nothing. */
function factFor(
  button: string,
  { happening }: JournalEntry,
): { readonly press: PressOutcome } | { readonly event: CallEvent } | null {
  const { kind, content } = happening;
  if (kind === 'press.settled' && content.button === button) return { press: pressOf(content) };
  if (kind === 'lamp.changed' && content.button === button) {
    return { event: { type: 'lamp.changed', lamp: content.lamp } };
  }
  if (kind === 'mode.changed') return { event: { type: 'mode.changed', mode: content.mode } };
  return kind === 'link.lost' || kind === 'link.refused' ? { event: { type: 'link.lost' } } : null;
}

function pressOf(content: Entry<'press.settled'>['happening']['content']): PressOutcome {
  const { outcome: kind, reason, roundTripMs } = content;
  if (kind === 'done') return { kind, roundTripMs: roundTripMs ?? 0, evidence: 'acknowledged' };
  return { kind, reason } as PressOutcome;
}
