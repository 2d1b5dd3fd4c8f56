import type { ButtonId, Station } from '../config/index.js';
import type { Clock } from '../config/kernel/index.js';
import type { LampState, OwnCall, PressOutcome, PressRefusal } from './elevator-io.types.js';

/** ms from the board's answer to a press to the lamp that proves it; a later one may be lit by a hand. */
const lampWithinMs = 1_000;

interface OwnPress {
  /** When the board said that the contact had closed; null: it has not. */
  doneMs: number | null;
  /** When its lamp lit; null: it has not. */
  litMs: number | null;
}

type Press = () => Promise<PressOutcome>;

/**
 * The calls that this bridge has made and whose lamps have been lit ever since: nothing else may be taken back. What it does not
 * remember is somebody else's: a lamp that went out or could not be read for a moment may be lit for another one.
 */
export class OwnCalls {
  /** The site has calls taken back. */
  readonly isOffered: boolean;
  readonly #withinMs: number;
  readonly #clock: Clock;
  readonly #presses = new Map<ButtonId, OwnPress>();

  constructor(station: Station, clock: Clock) {
    const cancel = station.kind === 'car' ? station.cancel : null;
    this.isOffered = cancel !== null;
    this.#withinMs = (cancel?.withinSeconds ?? 0) * 1_000;
    this.#clock = clock;
  }

  /** @param press of a button whose lamp is dark */
  async make(button: ButtonId, press: Press): Promise<PressOutcome> {
    const made: OwnPress = { doneMs: null, litMs: null };
    this.#presses.set(button, made);
    const outcome = await press();
    if (outcome.kind === 'done') made.doneMs = this.#clock.now();
    else if (this.#presses.get(button) === made) this.#presses.delete(button);
    return outcome;
  }

  /** @param press of the button of a call that may be taken back: whatever comes of it, there is no second one */
  async takeBack(button: ButtonId, press: Press): Promise<PressOutcome> {
    try {
      return await press();
    } finally {
      this.#presses.delete(button);
    }
  }

  noteLamp(button: ButtonId, lamp: LampState): void {
    const press = this.#presses.get(button);
    if (press === undefined) return;
    const nowMs = this.#clock.now();
    const isInTime = press.doneMs === null || nowMs - press.doneMs <= lampWithinMs;
    if (lamp === 'lit' && press.litMs === null && isInTime) press.litMs = nowMs;
    else if (lamp !== 'dark' || press.litMs !== null) this.#presses.delete(button);
  }

  /** A lift that leaves its normal service drops its calls: a lamp that is lit all the same is not known to be that of one of them. */
  forget(): void {
    this.#presses.clear();
  }

  /** Why this very call is not taken back; null: it may be. */
  refusal({ button, registeredMs }: OwnCall, lamp: LampState): PressRefusal | null {
    if (lamp === 'unknown') return 'lampUnreadable';
    if (lamp === 'dark') return 'notLit';
    const { doneMs = null, litMs = null } = this.#presses.get(button) ?? {};
    if (!this.isOffered || doneMs === null || litMs === null || litMs > registeredMs) return 'notRevocable';
    return this.#clock.now() - litMs > this.#withinMs ? 'tooLate' : null;
  }
}
