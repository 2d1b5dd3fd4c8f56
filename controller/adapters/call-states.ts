import type { SnapshotFrom } from 'xstate';
import type { Standing } from '../domain/taking-back.js';
import type { callMachine } from '../machines/call.machine.js';

/* What the state of a call means to those who look at it from outside. */

type CallSnapshot = SnapshotFrom<typeof callMachine>;
export type CallState = CallSnapshot['value'];

const unproved: ReadonlySet<CallState> = new Set(['pressing', 'awaitingLamp', 'verifyingLit', 'unconfirmed']);
const over: ReadonlySet<CallState> = new Set(['refused', 'served', 'takenBack', 'cancelled', 'outOfSight']);

/** Without its lamp a press is neither done nor undone: a second one without evidence cancels the call on many lifts. */
export function mayHavePressed(state: CallState): boolean {
  return unproved.has(state);
}

export function isOver(state: CallState): boolean {
  return over.has(state);
}

/** @param call the latest of a button; undefined: there was none */
export function standingOf(call: Pick<CallSnapshot, 'value' | 'context'> | undefined): Standing {
  switch (call?.value) {
    case 'registered':
      return call.context.isAcknowledged ? 'ours' : 'notOurs';
    case 'alreadyRegistered':
      return 'shared';
    case 'stillRegistered':
      return 'tried';
    default:
      return 'notOurs';
  }
}
