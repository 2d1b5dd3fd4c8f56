import type { Unsubscribe } from '../../config/kernel/index.js';
import type { ChannelOpener } from '../../firmware-bridge/channel/byte-channel.js';

/** Bit n = relay or input n + 1. */
export type Bits = bigint;

/** The real firmware in an emulator, seen from the screw terminals: relay contacts out, inputs in, and a serial plug. */
export interface EmulatedBoard {
  readonly opener: ChannelOpener;
  /** Path of the pty the board answers on; null in process. */
  readonly path: string | null;
  readonly relays: Bits;
  /** For how long in all the emulator's time had stood still when `relays` last changed. Absent in process. */
  readonly stoodStillMs?: number;
  setInputs(bits: Bits): void;
  /** `atMs`: the emulator's clock at the instant the outputs changed, in ms of the host's monotonic clock as well as it can tell. */
  onRelays(listener: (relays: Bits, atMs: number) => void): Unsubscribe;
  /** Told when it is gone, by `unplug` as well as by itself; after that `start` powers it up again. Not told by `stop`. */
  onEnded(listener: (reason: string) => void): Unsubscribe;
  /** Pulls the plug: the process ends, contacts open. */
  unplug(): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}
