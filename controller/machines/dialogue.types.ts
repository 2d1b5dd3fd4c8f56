import type { ButtonId, Language } from '../../config/index.js';
import type { LampState, LiftMode } from '../../firmware-bridge/index.js';
import type { Decision } from '../../speech/index.js';
import type { AnswerKind, ButtonOutcome, WishOutcome } from '../domain/answer.js';
import type { DialogueDelays } from '../domain/delays.js';
import type { DoorOutcome, DoorsAtHand, DoorWish } from '../domain/doors.js';
import type { Said } from '../domain/said.js';
import type { ConfirmPolicy, Question } from '../domain/spoken-request.js';

export interface DialogueInput {
  readonly confirm: ConfirmPolicy;
  /** Answers to speech whose language is not known are given in this one. */
  readonly firstLanguage: Language;
  /** The door buttons that may be pressed by voice. */
  readonly doors: Pick<DoorsAtHand, 'mayOpen' | 'mayClose'>;
  readonly delays: DialogueDelays;
}

/** An utterance as far as the dialogue is concerned. */
export interface DialogueUtterance {
  readonly utterance: number;
  readonly decision: Decision;
  /** ms from the last sound of speech to the decision. */
  readonly decisionMs: number;
  /** Buttons whose lamps could not be read then; absent: none. */
  readonly unreadable?: readonly ButtonId[];
}

/** The calls of one utterance, or its wish for the doors, until each of them is settled. */
export interface CallsUnderWay {
  /** null: it wants nothing of the doors. */
  readonly door: DoorOutcome | 'awaited' | null;
  /** Its calls were made by another one, and are to be taken back. */
  readonly isTakingBack: boolean;
  readonly utterance: number;
  readonly language: Language;
  readonly buttons: readonly ButtonId[];
  readonly settled: readonly ButtonOutcome[];
}

export interface OpenQuestion extends Question {
  readonly utterance: number;
  readonly language: Language;
  /** The latest utterance that had begun when it was asked. */
  readonly askedDuring: number;
  readonly isAskedAgain: boolean;
}

export type DialogueContext = DialogueInput & {
  readonly isGateOpen: boolean;
  readonly isDoorHeld: boolean;
  /** Being decided about. */
  readonly current: DialogueUtterance | null;
  /** Heard while calls were under way; the last one wins. */
  readonly next: DialogueUtterance | null;
  readonly question: OpenQuestion | null;
  readonly calls: CallsUnderWay | null;
  /** Misunderstandings in a row, at most 2: the second one is answered with advice, further ones are not. */
  readonly misunderstood: number;
  /** Number of the utterance that began last. */
  readonly latestBegun: number;
  /** Floor after floor was called: for a while nothing is heard of any. */
  readonly isPlayIgnored: boolean;
  /** What was answered last, as long as it holds and somebody may ask for it again. */
  readonly said: Said | null;
};

export type DialogueEvent =
  | { readonly type: 'gate.opened' }
  | { readonly type: 'gate.closed' }
  | { readonly type: 'link.lost' }
  | { readonly type: 'mode.changed'; readonly mode: LiftMode }
  | { readonly type: 'shutdown' }
  | { readonly type: 'rules.changed'; readonly confirm: ConfirmPolicy }
  | { readonly type: 'speech.started'; readonly utterance: number }
  | ({ readonly type: 'speech.decided' } & DialogueUtterance)
  | {
      readonly type: 'call.settled';
      readonly utterance: number;
      readonly button: ButtonId;
      readonly outcome: WishOutcome;
    }
  | { readonly type: 'door.settled'; readonly utterance: number; readonly outcome: DoorOutcome }
  /** By voice. */
  | { readonly type: 'door.changed'; readonly isHeld: boolean }
  | { readonly type: 'lamp.changed'; readonly button: ButtonId; readonly lamp: LampState }
  /** The machine's own: nothing has been misunderstood for a while. */
  | { readonly type: 'patience.over' }
  /** The machine's own: floors are heard of again. */
  | { readonly type: 'play.over' }
  | { readonly type: 'answer.given'; readonly answer: Said }
  /** The machine's own: the last answer was given too long ago to be asked for again. */
  | { readonly type: 'answer.old' }
  /** The last answer has been said, or would have been. */
  | { readonly type: 'prompt.ended' };

export interface CallRequest {
  readonly utterance: number;
  readonly language: Language;
  readonly buttons: readonly ButtonId[];
}

export interface DoorRequest {
  readonly utterance: number;
  readonly language: Language;
  readonly wish: DoorWish;
}

export interface AnswerRequest {
  readonly kind: AnswerKind;
  readonly utterance: number;
  readonly language: Language;
  readonly buttons: readonly ButtonId[];
  /** A floor as it was said, where it is none of this lift's ("4"); else null. */
  readonly spoken: string | null;
}
