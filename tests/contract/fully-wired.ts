import type { BoardSettings, Station } from '../../config/index.js';
import { station } from '../unit/firmware-bridge/example-lift.js';

/**
 * A lift with a button on every contact, so that each of them may be pressed, in normal service while every input is open. The
 * last three inputs are the modes; buttons without an input of their own share the first lamp.
 */
export function fullyWired(board: BoardSettings): Station {
  const lamps = board.inputs - 3;
  const floors = Array.from({ length: board.relays }, (_, index) => {
    const contact = index + 1;
    const lamp = lamps < 1 ? null : contact <= lamps ? contact : 1;
    return { id: String(contact), number: contact, contact, lamp, names: {}, voice: true };
  });
  const mode = (back: number) => ({ input: board.inputs - back, activeWhen: 'closed' }) as const;
  return {
    ...station,
    board,
    floors,
    pulseMs: 500,
    modes: { fire: mode(2), firefighter: null, earthquake: null, inspection: mode(1), outOfService: mode(0) },
  };
}
