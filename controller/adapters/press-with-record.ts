import type { Floor } from '../../config/index.js';
import type { Log } from '../../config/kernel/index.js';
import type { ElevatorIo, PressOutcome } from '../../firmware-bridge/index.js';
import type { PressRequest } from '../machines/call.machine.js';
import type { ChainLog } from './chain-log.js';

export interface PressParts {
  readonly elevatorIo: ElevatorIo;
  readonly log: Log;
  readonly chain: ChainLog;
  readonly floor: Floor;
  readonly onPress: ((outcome: PressOutcome) => void) | undefined;
}

/** Asks the bridge for one press and leaves two audit lines: that it was asked for, and what became of it. */
export async function pressWithRecord(parts: PressParts, request: PressRequest): Promise<PressOutcome> {
  const { elevatorIo, log, chain, floor, onPress } = parts;
  const audit = { audit: true, correlation: request.utterance, floor: floor.id, contact: floor.contact };
  log.info(audit, 'press requested');
  try {
    const outcome = await elevatorIo.pressFloor(request.floor, request.deadlineMs);
    log.info({ ...audit, outcome }, 'press settled');
    onPress?.(outcome);
    chain.add('pressed', request.utterance, (words) => {
      if (outcome.kind === 'done') return words.chain.pressed(floor, floor.contact);
      return outcome.kind === 'refused' ? words.chain.pressRefused(floor) : words.chain.pressUnknown(floor);
    });
    return outcome;
  } catch (error) {
    // The bridge answers with values; if it throws all the same, nobody knows whether the contact closed.
    log.error({ ...audit, err: error }, 'press failed');
    chain.add('pressed', request.utterance, (words) => words.chain.pressUnknown(floor));
    return { kind: 'unknown', reason: 'noAcknowledge' };
  }
}
