import type { Bits } from './emulated-board.types.js';
import type { BoardModel } from './power-up.js';

/** What the parent tells the board's process, the first one `plug`. */
export type MessageToBoard =
  | {
      readonly type: 'plug';
      readonly model: BoardModel;
      /** Content of the board that was plugged in before; null: a new board. */
      readonly eeprom: Uint8Array | null;
      readonly inputs: Bits;
    }
  | { readonly type: 'inputs'; readonly inputs: Bits };

/** What the board's process tells its parent. */
export type MessageFromBoard =
  | { readonly type: 'plugged'; readonly path: string }
  | { readonly type: 'failed'; readonly message: string }
  | {
      readonly type: 'relays';
      readonly relays: Bits;
      readonly atHighResolutionNs: bigint;
      /** Since it was plugged in, see PoweredDevice. */
      readonly stoodStillMs: number;
    }
  | { readonly type: 'eeprom'; readonly eeprom: Uint8Array };
