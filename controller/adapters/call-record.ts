import type { CallButton, Floor, LandingCall } from '../../config/index.js';
import type { Log } from '../../config/kernel/index.js';
import type { CallOutcome, TakeBackOutcome } from '../domain/answer.js';
import type { CallConditions, CallRefusal } from '../domain/safety-rules.js';
import type { TakeBackConditions, TakeBackRefusal } from '../domain/taking-back.js';
import type { ChainLog } from './chain-log.js';
import type { PressNote } from './press-note.js';
import { auditedButton } from './press-with-record.js';

type CalledButton = Floor | LandingCall;

/** What the journal, the chain and the log say of calls: why each was made or not, and what became of it. */
export class CallRecord {
  readonly #chain: ChainLog;
  readonly #log: Log;

  constructor(chain: ChainLog, log: Log) {
    this.#chain = chain;
    this.#log = log;
  }

  judged(button: CallButton, utterance: number, conditions: CallConditions, refusal: CallRefusal | null): void {
    const content = { button: button.id, ...conditions, refusal };
    this.#chain.note({ kind: 'call.judged', content }, utterance);
  }

  takeBackJudged(
    button: CallButton,
    utterance: number,
    conditions: TakeBackConditions,
    refusal: TakeBackRefusal | null,
  ): void {
    const content = { button: button.id, ...conditions, refusal };
    this.#chain.note({ kind: 'takeBack.judged', content }, utterance);
  }

  /** @param note of the press; null: there was none */
  settled(button: CalledButton, utterance: number, outcome: CallOutcome, note: PressNote | null): void {
    const chain = this.#chain;
    const reason = outcome.kind === 'refused' ? outcome.reason : null;
    const settled = { kind: 'call.settled', content: { button: button.id, outcome: outcome.kind, reason } } as const;
    if (outcome.kind === 'registered' || outcome.kind === 'cancelled') chain.note(settled, utterance);
    if (outcome.kind === 'refused') {
      this.#audit(button, utterance, outcome.reason, 'voice call refused');
      chain.add(settled, utterance, (words) => words.chain.refused(button));
    }
    if (outcome.kind === 'alreadyRegistered') {
      chain.add(settled, utterance, (words) => words.chain.alreadyRegistered(button));
    }
    // Where the press itself is unknown, that it has no lamp says the same once more.
    if (outcome.kind === 'unconfirmed' || outcome.kind === 'outOfSight') {
      if (note?.unknown('linkLost') === true) chain.note(settled, utterance);
      else chain.add(settled, utterance, (words) => words.chain.unconfirmed(button));
    }
  }

  takeBackSettled(button: CalledButton, utterance: number, outcome: TakeBackOutcome): void {
    const { kind } = outcome;
    const reason = kind === 'notTakenBack' ? outcome.reason : null;
    if (reason !== null) this.#audit(button, utterance, reason, 'call not taken back');
    const content = { button: button.id, outcome: kind, reason };
    this.#chain.add({ kind: 'takeBack.settled', content }, utterance, (words) => words.chain[kind](button));
  }

  served(button: CalledButton, utterance: number): void {
    this.#chain.add({ kind: 'call.served', content: { button: button.id } }, utterance, (words) =>
      words.chain.served(button),
    );
  }

  #audit(button: CallButton, correlation: number, reason: string, message: string): void {
    this.#log.info({ audit: true, correlation, ...auditedButton(button), reason }, message);
  }
}
