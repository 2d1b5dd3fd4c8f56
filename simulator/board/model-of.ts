import type { BoardSettings } from '../../config/index.js';
import type { BoardModel } from './power-up.js';

const makers = { 'modbus-waveshare': 'waveshare', 'modbus-lc': 'lc' } as const;

/** The counterpart of the board that a site names: what answers there when the site is simulated. */
export function modelOf(board: BoardSettings): BoardModel {
  const { relays, baudRate } = board;
  switch (board.driver) {
    case 'link-v1':
      return { channels: board.relays, baudRate };
    case 'modbus-waveshare':
    case 'modbus-lc': {
      const { inputs, unit, inputUnit } = board;
      return { maker: makers[board.driver], relays, inputs, baudRate, unit, inputUnit };
    }
    default:
      return { maker: board.driver, relays, baudRate };
  }
}
