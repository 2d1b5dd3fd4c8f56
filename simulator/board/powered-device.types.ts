import type { Clock } from '../../config/kernel/index.js';
import type { Bits } from './emulated-board.types.js';

/** `hang`: until the watchdog ends it. `powerCut`: for an instant, the line stays. `resetByPin`: as DTR does on an Uno or Nano. */
export type ProcessorFault = 'hang' | 'powerCut' | 'resetByPin';

/** One board from power-on until it is unplugged, seen from its serial line and its screw terminals. */
export interface PoweredDevice {
  /** For how long in all its time has stood still, because its process had to wait for its turn. Absent: it never does. */
  readonly stoodStillMs?: number;
  receive(bytes: Uint8Array): void;
  setInputs(bits: Bits): void;
  /** Absent where nothing is known of the inside of a board. */
  disturb?(what: ProcessorFault): void;
  /** The cable is out: time stops for this board, and with it everything it might still have sent. */
  stop(): void;
}

export interface PowerUpOptions {
  readonly clock: Clock;
  readonly onBytes: (bytes: Uint8Array) => void;
  readonly onRelays: (relays: Bits, atMs: number) => void;
}
