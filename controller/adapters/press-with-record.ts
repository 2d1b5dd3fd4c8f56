import type { Floor } from '../../config/index.js';
import type { Log } from '../../config/kernel/index.js';
import type { ElevatorIo, PressOutcome } from '../../firmware-bridge/index.js';
import type { PressRequest } from '../machines/call.machine.js';
import type { PressNote } from './press-note.js';

export interface PressParts {
  readonly elevatorIo: ElevatorIo;
  readonly log: Log;
  readonly note: PressNote;
  readonly floor: Floor;
  readonly onPress: ((outcome: PressOutcome) => void) | undefined;
}

/** Asks the bridge for one press and leaves two audit lines: that it was asked for, and what became of it. */
export async function pressWithRecord(
  parts: PressParts,
  request: PressRequest,
  withdrawn: AbortSignal,
): Promise<PressOutcome> {
  const { elevatorIo, log, note, floor, onPress } = parts;
  const audit = { audit: true, correlation: request.utterance, floor: floor.id, contact: floor.contact };
  log.info(audit, 'press requested');
  try {
    const outcome = await elevatorIo.press(request.button, request.deadlineMs, withdrawn);
    log.info({ ...audit, outcome }, 'press settled');
    onPress?.(outcome);
    note.settled(outcome);
    return outcome;
  } catch (error) {
    // The bridge answers with values; if it throws all the same, nobody knows whether the contact closed.
    log.error({ ...audit, err: error }, 'press failed');
    note.unknown();
    return { kind: 'unknown', reason: 'noAcknowledge' };
  }
}
