import type { Decision } from '../interpret/decision.js';
import type { Expectation } from './expectation.js';
import type { Evidence } from './hearing-room.js';
import type { Recording } from './recording-index.js';
import type { Judged } from './verdict.js';

/**
 * Who decides about the same sound:
 * - `shipped`: Liftvoice as it is, at a station that asks about bare numbers (三, "three");
 * - `bareAccepted`: the same where the station takes bare numbers at their word;
 * - `oneModel`: the same as `bareAccepted` without the second witness;
 * - `runTimeGrammar`: Vosk's own run-time grammar with a confidence floor of 0.7, for comparison; it takes bare numbers, too.
 */
export type Contestant = 'shipped' | 'bareAccepted' | 'oneModel' | 'runTimeGrammar';
export const contestants: readonly Contestant[] = ['shipped', 'bareAccepted', 'oneModel', 'runTimeGrammar'];

/** `clean`, or noise mixed in at so many dB. */
export type Condition = 'clean' | `${number} dB`;

export interface Outcome extends Judged {
  /** What was accepted, asked or named, for people; '' where nothing was. */
  readonly heard: string;
  /** It was surely heard as a call for help, which presses the alarm where a site has wired it. */
  readonly pressesAlarm: boolean;
}

/** One recording in one condition. */
export interface Measured {
  readonly recording: Recording;
  readonly condition: Condition;
  /** Length of the recording without the noise around it. */
  readonly seconds: number;
  readonly expected: Expectation;
  readonly outcomes: Readonly<Record<Contestant, Outcome>>;
  /** From the last sound of speech to the last decision: the pause that was waited, and computing time. Ms. */
  readonly decisionMs: number;
  /**
   * What the decisions of `bareAccepted` were made from, or the decision where there was nothing to weigh, so that other
   * thresholds can be tried without listening again.
   */
  readonly evidence: readonly Evidence[];
  /** What `runTimeGrammar` would have decided without a floor. */
  readonly withoutFloor: readonly Decision[];
}
