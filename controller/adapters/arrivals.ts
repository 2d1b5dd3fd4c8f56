import type { ButtonId } from '../../config/index.js';
import type { Clock } from '../../config/kernel/index.js';
import type { LampState } from '../../firmware-bridge/index.js';
import type { Decision } from '../../speech/index.js';
import { isArrivalAnnounced } from '../domain/taken-in.js';

/** Where the lift has just arrived, told by the lamps that went out, whoever had lit them. */
export class Arrivals {
  readonly #clock: Clock;
  readonly #lit = new Set<ButtonId>();
  readonly #darkSinceMs = new Map<ButtonId, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** One that could not be read in between may have gone out just now. */
  noteLamp(button: ButtonId, lamp: LampState): void {
    if (lamp === 'lit') this.#lit.add(button);
    else if (lamp === 'dark' && this.#lit.delete(button)) this.#darkSinceMs.set(button, this.#clock.now());
  }

  /** What was heard may have been the lift's own announcer. */
  isAnnounced(decision: Decision): boolean {
    const nowMs = this.#clock.now();
    return isArrivalAnnounced(decision, (button) => nowMs - (this.#darkSinceMs.get(button) ?? -Infinity));
  }
}
