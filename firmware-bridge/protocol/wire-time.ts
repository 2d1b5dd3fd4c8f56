import { encodeMessage } from './codec.js';
import type { Message, Widths } from './messages.js';

/** Start bit, eight data bits, stop bit. */
const bitsPerByte = 10;

/** How long a heartbeat and its answer take on the line alone, in ms: the least a round trip can be. */
export function heartbeatWireMs(board: Widths & { readonly baudRate: number }): number {
  const address = { sequence: 1, session: 1 };
  const state: Message = {
    kind: 'state',
    status: 0,
    uptimeMs: 1,
    relays: 0n,
    inputs: 0n,
    badFrames: 0,
    receiveOverruns: 0,
    eventSequence: 1,
    configuration: 1,
    locked: 0,
    blinking: 0n,
  };
  const bytes =
    encodeMessage({ kind: 'heartbeat' }, address, board).length + encodeMessage(state, address, board).length;
  return (bytes * bitsPerByte * 1000) / board.baudRate;
}
