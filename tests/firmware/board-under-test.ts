import type { TestFrame } from '../support/link-test-codec.js';

export interface ReceivedFrame {
  readonly frame: TestFrame;
  /** As it came over the wire, delimiters included. */
  readonly wire: readonly number[];
  readonly atMs: number;
}

/** All the firmware rules need of a board: whatever fulfils this can be held to them. */
export interface BoardUnderTest {
  readonly channels: 16 | 32 | 64;
  readonly nowMs: number;
  /** Contacts closed now; bit n = channel n. */
  readonly relays: bigint;
  /** Every change of the contacts so far. */
  readonly relayEdges: readonly { readonly relays: bigint; readonly atMs: number }[];
  /** Valid frames from the board so far. */
  readonly received: readonly ReceivedFrame[];
  /** Puts bytes on the wire; they take their time. */
  send(bytes: readonly number[]): void;
  setInputs(bits: bigint): void;
  advance(ms: number): Promise<void>;
  /** The firmware's main loop stops where it is; nothing but the watchdog can help. */
  hang(): void;
  /** Power off and on again. */
  powerCycle(): void;
}

export type MakeBoard = (channels: 16 | 32 | 64) => BoardUnderTest;
