import type { Floor, LandingCall } from '../../config/index.js';
import type { PressOutcome } from '../../firmware-bridge/index.js';
import type { Happening } from '../journal/happening.schema.js';
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

  /** On the disk before it is on the line: settles then, or when that cannot be had in time. */
  async requested(): Promise<void> {
    const { id: button, contact } = this.#button;
    this.#chain.note({ kind: 'press.requested', content: { button, contact } }, this.#utterance);
    await this.#chain.written();
  }

  settled(outcome: PressOutcome): void {
    const { kind } = outcome;
    if (kind === 'unknown') this.unknown(outcome.reason);
    else {
      this.#isNoted = true;
      this.#chain.add(this.#settledAs(outcome), this.#utterance, ({ chain }) =>
        kind === 'done' ? chain.pressed(this.#button, this.#button.contact) : chain.pressRefused(this.#button),
      );
    }
  }

  /** Nobody knows whether the contact closed; false: the log says already what became of it. */
  unknown(reason: Extract<PressOutcome, { kind: 'unknown' }>['reason']): boolean {
    if (this.#isNoted) return false;
    this.#isNoted = true;
    this.#chain.add(this.#settledAs({ kind: 'unknown', reason }), this.#utterance, ({ chain }) =>
      chain.pressUnknown(this.#button),
    );
    return true;
  }

  #settledAs(outcome: PressOutcome): Happening {
    const { id: button, contact } = this.#button;
    const reason = 'reason' in outcome ? outcome.reason : null;
    const roundTripMs = outcome.kind === 'done' ? Math.round(outcome.roundTripMs) : null;
    return { kind: 'press.settled', content: { button, contact, outcome: outcome.kind, reason, roundTripMs } };
  }
}
