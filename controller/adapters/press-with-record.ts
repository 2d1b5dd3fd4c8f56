import type { CallButton } from '../../config/index.js';
import type { Log } from '../../config/kernel/index.js';
import type { ElevatorIo, PressOutcome } from '../../firmware-bridge/index.js';
import type { PressRequest } from '../machines/call.machine.js';
import type { PressNote } from './press-note.js';

interface PressParts {
  readonly elevatorIo: ElevatorIo;
  readonly log: Log;
  readonly note: PressNote;
  readonly button: CallButton;
  readonly onPress: (outcome: PressOutcome) => void;
}

/** Asks the bridge for one press and leaves two audit lines: that it was asked for, and what became of it. */
export async function pressWithRecord(
  parts: PressParts,
  request: PressRequest,
  withdrawn: AbortSignal,
): Promise<PressOutcome> {
  const { elevatorIo, log, note, button, onPress } = parts;
  const audit = { audit: true, correlation: request.utterance, ...auditedButton(button), contact: button.contact };
  log.info(audit, 'press requested');
  try {
    const outcome = await elevatorIo.press(request.button, request.deadlineMs, withdrawn);
    log.info({ ...audit, outcome }, 'press settled');
    onPress(outcome);
    note.settled(outcome);
    return outcome;
  } catch (error) {
    // The bridge answers with values; if it throws all the same, nobody knows whether the contact closed.
    log.error({ ...audit, err: error }, 'press failed');
    note.unknown();
    return { kind: 'unknown', reason: 'noAcknowledge' };
  }
}

/** How a line of the record names a button: a floor of a car, the direction of a landing. */
export function auditedButton(button: CallButton): { readonly floor: string } | { readonly direction: string } {
  return 'names' in button ? { floor: button.id } : { direction: button.id };
}
