import { callButtons, type ButtonId, type CallButton, type ModeInput, type Station } from '../config/index.js';
import type { BoardInputs } from './boards/board.types.js';
import type { LampState, LiftMode } from './elevator-io.types.js';

/** What the inputs say about the lift. */
export interface LiftReading {
  readonly mode: LiftMode;
  readonly lamps: ReadonlyMap<ButtonId, LampState>;
}

/** @param inputs null: not read, or nobody knows how long ago */
export function readLift(station: Station, { inputs, blinking = 0n }: BoardInputs): LiftReading {
  const trusted = inputs === null || isChainBroken(station, inputs) ? null : inputs;
  return {
    mode: trusted === null ? 'unknown' : readMode(station, trusted, blinking),
    lamps: new Map(
      callButtons(station).map((button) => [button.id, readLamp(button, trusted === null ? null : trusted | blinking)]),
    ),
  };
}

/** A data line of the shift registers that came loose reads as all ones; no lift lights every lamp and input at once. */
function isChainBroken(station: Station, inputs: bigint): boolean {
  return station.board.driver === 'link-v1' && inputs === (1n << BigInt(station.board.inputs)) - 1n;
}

function isClosed(inputs: bigint, input: number): boolean {
  return ((inputs >> BigInt(input - 1)) & 1n) === 1n;
}

/** Fire first: it forbids the most. An input that goes on and off is active: the board locks for it as well. */
function readMode(station: Station, inputs: bigint, blinking: bigint): LiftMode {
  const isActive = (mode: ModeInput | null): boolean =>
    mode !== null &&
    (isClosed(blinking, mode.input) || isClosed(inputs, mode.input) === (mode.activeWhen === 'closed'));
  if (isActive(station.modes.fire)) return 'fire';
  if (isActive(station.modes.inspection)) return 'inspection';
  if (isActive(station.modes.outOfService)) return 'outOfService';
  return 'normal';
}

/** @param inputs those that are closed or blink: between two flashes a button is as lit as in one */
function readLamp({ lamp }: CallButton, inputs: bigint | null): LampState {
  if (inputs === null || lamp === null) return 'unknown';
  return isClosed(inputs, lamp) ? 'lit' : 'dark';
}
