import type { BoardSettings } from '../../config/index.js';
import type { BoardModel } from './power-up.js';

const makers = { 'modbus-waveshare': 'waveshare', 'modbus-lc': 'lc' } as const;

/** The project's own board as its firmware in the emulator, or as what the firmware promises; of another maker's there is one. */
export type BoardKind = 'emulated' | 'modelled';

/** The counterpart of the board that a site names: what answers there when the site is simulated. */
export function modelOf(board: BoardSettings, kind: BoardKind = 'emulated'): BoardModel {
  const { relays, baudRate } = board;
  switch (board.driver) {
    case 'link-v1': {
      const channels = board.relays;
      return kind === 'modelled' ? { isModelled: true, channels, baudRate } : { channels, baudRate };
    }
    case 'modbus-waveshare':
    case 'modbus-lc': {
      const { inputs, unit, inputUnit } = board;
      return { maker: makers[board.driver], relays, inputs, baudRate, unit, inputUnit };
    }
    default:
      return { maker: board.driver, relays, baudRate };
  }
}
