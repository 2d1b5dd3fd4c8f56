import type { Clock } from '../../../config/kernel/index.js';
import type { PressOutcome, PressRefusal } from '../../elevator-io.types.js';
import type { PressCommand } from '../board.types.js';
import type { Conversation, TimedReading } from './conversation.types.js';

export interface PressParts {
  readonly conversation: Conversation;
  readonly clock: Clock;
  /** false: the link is not what it was when the press was asked for, or every contact is to be open. */
  readonly mayGoOn: () => boolean;
  /** What is read is known everywhere before it settles; null: the link is lost. */
  readonly read: () => Promise<TimedReading | null>;
  readonly released: Promise<void>;
  /** The command is on its way. */
  readonly onSent: () => void;
}

/**
 * Closes a contact of a board that looks at no lamp itself: its inputs and contacts are read first, everybody who may forbid
 * the press sees them, and the command is the very next thing on the line. A question that had to be asked twice is asked once
 * more, as long as the press may still be made: its answer may be an old one. The command is sent once. Where its answer is
 * missing the contact is read, which is evidence as long as the pulse lasts; without evidence the press stays unknown.
 */
export async function pressAsked(command: PressCommand, parts: PressParts): Promise<PressOutcome> {
  const { conversation, clock, mayGoOn, read, released, onSent } = parts;
  const refusal = (): PressRefusal | null => {
    if (!mayGoOn()) return 'linkDown';
    return command.refusal() ?? (clock.now() > command.deadlineMs ? 'tooLate' : null);
  };
  let before: TimedReading | null;
  do {
    const early = refusal();
    if (early !== null) return { kind: 'refused', reason: early };
    before = await read();
    if (before === null) return { kind: 'refused', reason: 'linkDown' };
  } while (!before.isFirsthand);
  const late = refusal() ?? (before.relays === 0n ? null : 'busy');
  if (late !== null) return { kind: 'refused', reason: late };
  const startedMs = clock.now();
  const index = command.contact - 1;
  onSent();
  const answer = await conversation.press(index, command.durationMs, released);
  const roundTripMs = clock.now() - startedMs;
  if (answer === 'acknowledged') return { kind: 'done', roundTripMs, evidence: 'acknowledged' };
  if (answer === 'refused') return { kind: 'refused', reason: 'locked' };
  const after = await read();
  if (after === null) return { kind: 'unknown', reason: 'linkLost' };
  // After its time a closed contact is a stuck one, and shows nothing of the press.
  const isInTime = clock.now() - startedMs <= command.durationMs;
  const isClosed = ((after.relays >> BigInt(index)) & 1n) === 1n;
  return isInTime && isClosed
    ? { kind: 'done', roundTripMs, evidence: 'contact' }
    : { kind: 'unknown', reason: 'noAcknowledge' };
}
