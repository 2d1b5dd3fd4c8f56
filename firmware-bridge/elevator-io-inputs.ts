import {
  callButtons,
  modeNames,
  type ButtonId,
  type CallButton,
  type ModeInput,
  type Station,
} from '../config/index.js';
import type { BoardInputs } from './boards/board.types.js';
import { doubtOfInputs } from './elevator-io-doubt.js';
import type { InputsDoubt, LampState, LiftMode } from './elevator-io.types.js';

/** What the inputs say about the lift. */
export interface LiftReading {
  readonly mode: LiftMode;
  readonly lamps: ReadonlyMap<ButtonId, LampState>;
  /** The sensor sees somebody. Not known is nobody. */
  readonly isPresent: boolean;
}

/**
 * @param inputs null: not read, or nobody knows how long ago
 * @param doubt of the inputs as a whole; where all open means fire as well, it is fire that they are taken for
 */
export function readLift(
  station: Station,
  reading: BoardInputs,
  doubt: InputsDoubt | null = doubtOfInputs(station, reading),
): LiftReading {
  const { inputs, blinking = 0n } = reading;
  const mayBeFire = doubt === 'allOpen' && station.modes.fire.activeWhen === 'open';
  const trusted = doubt === null || mayBeFire ? inputs : null;
  return {
    mode: trusted === null ? 'unknown' : readMode(station, trusted, blinking),
    lamps: new Map(
      callButtons(station).map((button) => [button.id, readLamp(button, trusted === null ? null : trusted | blinking)]),
    ),
    isPresent: doubt === null && inputs !== null && readPresence(station, inputs),
  };
}

function isClosed(inputs: bigint, input: number): boolean {
  return ((inputs >> BigInt(input - 1)) & 1n) === 1n;
}

/** The gravest of those that are active. An input that goes on and off is active: the board locks for it as well. */
function readMode({ modes }: Station, inputs: bigint, blinking: bigint): LiftMode {
  const isActive = (mode: ModeInput | null): boolean =>
    mode !== null &&
    (isClosed(blinking, mode.input) || isClosed(inputs, mode.input) === (mode.activeWhen === 'closed'));
  return modeNames.find((name) => isActive(modes[name])) ?? 'normal';
}

function readPresence({ listening }: Station, inputs: bigint): boolean {
  if (listening.gate !== 'presence') return false;
  const { input, activeWhen } = listening.presence;
  return isClosed(inputs, input) === (activeWhen === 'closed');
}

/** @param inputs those that are closed or blink: between two flashes a button is as lit as in one */
function readLamp({ lamp }: CallButton, inputs: bigint | null): LampState {
  if (inputs === null || lamp === null) return 'unknown';
  return isClosed(inputs, lamp) ? 'lit' : 'dark';
}
