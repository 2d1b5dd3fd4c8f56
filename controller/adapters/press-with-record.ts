import type { CallButton } from '../../config/index.js';
import type { Clock, Log } from '../../config/kernel/index.js';
import type { PressOutcome } from '../../firmware-bridge/index.js';
import type { PressRequest } from '../machines/call.types.js';
import type { PressNote } from './press-note.js';

interface PressParts {
  /** Asks the bridge for it. */
  readonly press: (deadlineMs: number) => Promise<PressOutcome>;
  readonly clock: Clock;
  readonly log: Log;
  readonly note: PressNote;
  readonly button: CallButton;
  readonly onPress: (outcome: PressOutcome) => void;
}

/**
 * Asks the bridge for one press and records twice: that it is asked for, before that, and what became of it. Where the first can't be
 * had on the disk in time the press is made all the same: the record is evidence, no precondition (docs/adr/0015-the-journal.md).
 */
export async function pressWithRecord(parts: PressParts, request: PressRequest): Promise<PressOutcome> {
  const { press, clock, log, note, button, onPress } = parts;
  const audit = { audit: true, correlation: request.utterance, ...auditedButton(button), contact: button.contact };
  log.info(audit, 'press requested');
  const askedMs = clock.now();
  await note.requested();
  try {
    // What the disk took is no longer there for the press; whoever withdrew it meanwhile has withdrawn it.
    const deadlineMs = request.deadlineMs - (clock.now() - askedMs);
    const outcome = await press(deadlineMs);
    log.info({ ...audit, outcome }, 'press settled');
    onPress(outcome);
    note.settled(outcome);
    return outcome;
  } catch (error) {
    // The bridge answers with values; if it throws all the same, nobody knows whether the contact closed.
    log.error({ ...audit, err: error }, 'press failed');
    note.unknown('noAcknowledge');
    return { kind: 'unknown', reason: 'noAcknowledge' };
  }
}

/** How a line of the record names a button: a floor of a car, the direction of a landing. */
export function auditedButton(button: CallButton): { readonly floor: string } | { readonly direction: string } {
  return 'names' in button ? { floor: button.id } : { direction: button.id };
}
