import type { Station } from '../config/index.js';
import type { BoardInputs } from './boards/board.types.js';
import type { InputsDoubt } from './elevator-io.types.js';

/** ms in which a plug that comes off takes all its wires along; a lift that serves its calls takes longer. */
const atOnceMs = 100;
/** One stop puts out the lamp of a floor, and at a landing those of both directions. */
const lampsAtOnce = 3;

/**
 * What no lift says, at a glance: a data line that came loose reads as all closed; a cable without its supply as all open, which
 * shows where the site's modes open when they are active, for then fire and inspection come at once.
 */
export function doubtOfInputs({ board, modes }: Station, { inputs, blinking = 0n }: BoardInputs): InputsDoubt | null {
  if (inputs === null) return null;
  if (inputs === (1n << BigInt(board.inputs)) - 1n) return 'allClosed';
  const areModesFailSafe = modes.fire.activeWhen === 'open' && modes.inspection.activeWhen === 'open';
  return areModesFailSafe && (inputs | blinking) === 0n ? 'allOpen' : null;
}

/**
 * The same over time. Where the modes close when they are active, all open is what a quiet lift looks like, and only lamps that
 * all go out together tell the difference; then nothing is believed until some input is closed.
 */
export class InputsPlausibility {
  readonly #station: Station;
  #doubt: InputsDoubt | null = null;
  #closed = 0;
  /** Since when fewer than `lampsAtOnce` inputs are closed, where more were before. */
  #fewSinceMs = -Infinity;

  constructor(station: Station) {
    this.#station = station;
  }

  get doubt(): InputsDoubt | null {
    return this.#doubt;
  }

  see(reading: BoardInputs, nowMs: number): void {
    const { inputs, blinking = 0n } = reading;
    const closed = inputs === null ? 0 : countOf(inputs | blinking);
    if (inputs !== null && this.#closed >= lampsAtOnce && closed < lampsAtOnce) this.#fewSinceMs = nowMs;
    this.#closed = closed;
    this.#doubt = doubtOfInputs(this.#station, reading) ?? (inputs === null ? null : this.#remembered(nowMs));
  }

  #remembered(nowMs: number): InputsDoubt | null {
    if (this.#closed > 0) return null;
    return nowMs - this.#fewSinceMs <= atOnceMs ? 'allOpen' : this.#doubt;
  }
}

function countOf(inputs: bigint): number {
  return inputs.toString(2).replaceAll('0', '').length;
}
