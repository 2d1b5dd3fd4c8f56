import type { Floor, LandingCall } from '../../config/index.js';
import type { PressOutcome } from '../../firmware-bridge/index.js';
import type { ChainLog } from './chain-log.js';

/**
 * What the log says of one press, once. A link that is lost settles the call before the press itself is known to be lost with it;
 * the log must not say so behind the answer.
 */
export class PressNote {
  readonly #chain: ChainLog;
  readonly #button: Floor | LandingCall;
  readonly #utterance: number;
  #isNoted = false;

  constructor(chain: ChainLog, button: Floor | LandingCall, utterance: number) {
    this.#chain = chain;
    this.#button = button;
    this.#utterance = utterance;
  }

  settled({ kind }: PressOutcome): void {
    if (kind === 'unknown') this.unknown();
    else {
      this.#isNoted = true;
      this.#chain.add('pressed', this.#utterance, ({ chain }) =>
        kind === 'done' ? chain.pressed(this.#button, this.#button.contact) : chain.pressRefused(this.#button),
      );
    }
  }

  /** Nobody knows whether the contact closed; false: the log says already what became of it. */
  unknown(): boolean {
    if (this.#isNoted) return false;
    this.#isNoted = true;
    this.#chain.add('pressed', this.#utterance, ({ chain }) => chain.pressUnknown(this.#button));
    return true;
  }
}
