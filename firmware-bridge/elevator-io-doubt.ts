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
 * all go out together tell the difference; then nothing is believed until some input is closed. A link that comes and goes
 * closes none.
 */
export class InputsPlausibility {
  readonly #station: Station;
  #doubt: InputsDoubt | null = null;
  #closed = 0;
  /** They went out together, and none was closed since. */
  #areAllOut = false;
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
    if (inputs !== null) {
      if (this.#closed >= lampsAtOnce && closed < lampsAtOnce) this.#fewSinceMs = nowMs;
      this.#areAllOut = closed === 0 && (this.#areAllOut || nowMs - this.#fewSinceMs <= atOnceMs);
    }
    this.#closed = closed;
    const remembered = inputs !== null && this.#areAllOut ? 'allOpen' : null;
    this.#doubt = doubtOfInputs(this.#station, reading) ?? remembered;
  }
}

function countOf(inputs: bigint): number {
  return inputs.toString(2).replaceAll('0', '').length;
}
