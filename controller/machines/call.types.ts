import type { ButtonId } from '../../config/index.js';
import type { LampState, LiftMode } from '../../firmware-bridge/index.js';
import type { TakeBackOutcome } from '../domain/answer.js';
import type { CallDelays } from '../domain/delays.js';
import type { CallConditions, CallRefusal } from '../domain/safety-rules.js';
import type { TakeBackConditions } from '../domain/taking-back.js';

export interface CallInput {
  readonly button: ButtonId;
  /** Correlation id. */
  readonly utterance: number;
  /** As they are at the instant of the request. */
  readonly conditions: CallConditions;
  readonly delays: CallDelays;
}

export type CallContext = CallInput & {
  readonly refusal: CallRefusal | null;
  /** The link was lost before the lamp could say what became of the press. */
  readonly isOutOfSight: boolean;
  /** The board has acknowledged the press, and its lamp has not been late: once it is registered, it is this station's own. */
  readonly isAcknowledged: boolean;
  /** Who asked for it to be taken back, correlation id; null: nobody. */
  readonly takenBackBy: number | null;
};

export type CallEvent =
  | { readonly type: 'lamp.changed'; readonly lamp: LampState }
  | { readonly type: 'mode.changed'; readonly mode: LiftMode }
  | { readonly type: 'link.lost' }
  | TakeBackEvent
  | { readonly type: 'shutdown' };

/** `conditions`: as they are at the instant of the request. */
export interface TakeBackEvent {
  readonly type: 'call.takeBack';
  readonly utterance: number;
  readonly conditions: TakeBackConditions;
}

export interface PressRequest {
  readonly button: ButtonId;
  readonly utterance: number;
  readonly deadlineMs: number;
}

export interface TakeBackReport {
  /** Of the wish. */
  readonly utterance: number;
  readonly outcome: TakeBackOutcome;
}
