import type { ButtonId, FloorId, Station } from '../../config/index.js';
import type { Decision, Intent } from '../../speech/index.js';
import { answerToRejection, type AnswerKind } from './answer.js';
import { noDoors, type DoorsAtHand, type DoorWish } from './doors.js';
import { isFresh, mostFloorsPerSentence } from './safety-rules.js';
import type { Said } from './said.js';

export type ConfirmPolicy = Station['confirm']['when'];

export interface Heard {
  readonly decision: Decision;
  /** ms from the last sound of speech to the decision. */
  readonly decisionMs: number;
  /** Buttons whose lamps could not be read then; absent: none. */
  readonly unreadable?: readonly ButtonId[];
}

/** A call, or a wish for the doors, that was asked about and waits for yes or no. */
export interface Question {
  readonly buttons: readonly ButtonId[];
  /** It was asked about the doors. */
  readonly door?: 'open' | 'close';
  /** Somebody has answered it too shortly, and was asked once more. */
  readonly isAskedAgain?: boolean;
}

/** What the dialogue does about a decision: nothing, a call, a question, or an answer that refuses. */
export type Reaction =
  | { readonly kind: 'ignore' }
  | { readonly kind: 'call'; readonly buttons: readonly ButtonId[] }
  | { readonly kind: 'ask'; readonly buttons: readonly ButtonId[] }
  /** Calls that were made are to be taken back, where that may be done. */
  | { readonly kind: 'takeBack'; readonly buttons: readonly ButtonId[] }
  | { readonly kind: 'door'; readonly wish: DoorWish }
  | { readonly kind: 'askDoor'; readonly wish: 'open' | 'close' }
  | { readonly kind: 'repeat'; readonly said: Said }
  /** `spoken`: the floor as it was said, where it is none of this lift's. */
  | {
      readonly kind: 'answer';
      readonly answer: AnswerKind;
      readonly buttons: readonly ButtonId[];
      readonly spoken: string | null;
    };

const ignore: Reaction = { kind: 'ignore' };
const answer = (kind: AnswerKind, spoken: string | null = null): Extract<Reaction, { kind: 'answer' }> => ({
  kind: 'answer',
  answer: kind,
  buttons: [],
  spoken,
});

const isSame = (one: readonly ButtonId[], other: readonly ButtonId[]): boolean =>
  one.length === other.length && one.every((button) => other.includes(button));

/**
 * The meaning of a decision for the dialogue. With a question open, "confirm" and the same floor said again are yes, "cancel" is
 * no, another floor replaces it (the last command wins until committed); everything else is neither and leaves it open.
 *
 * @param said what was answered last and still holds
 */
export function reactionTo(
  decision: Decision,
  question: Question | null,
  confirm: ConfirmPolicy,
  doors: DoorsAtHand = noDoors,
  said: Said | null = null,
): Reaction {
  if (decision.decision === 'rejected') {
    if (decision.reason === 'shortAnswer') return question?.isAskedAgain === false ? askAgain(question) : ignore;
    const kind = answerToRejection(decision.reason);
    return kind === null ? ignore : answer(kind, decision.floorSpoken);
  }
  const { intent } = decision;
  const isUncertain = decision.decision === 'uncertain';
  switch (intent.kind) {
    case 'floors':
      return reactionToCalls([...new Set(intent.floors)], isUncertain, question, confirm);
    case 'landingCall':
      return reactionToCalls([intent.direction], isUncertain, question, confirm);
    case 'confirm':
      if (question === null) return ignore;
      if (question.door !== undefined) return { kind: isUncertain ? 'askDoor' : 'door', wish: question.door };
      return { kind: isUncertain ? 'ask' : 'call', buttons: question.buttons };
    case 'cancel':
      return reactionToCancel(intent.floors, isUncertain, question, doors);
    case 'openDoors':
      return reactionToDoor('open', doors.mayOpen, isUncertain, confirm);
    case 'closeDoors':
      // To let go of a door presses nothing: that needs no contact of its own.
      return reactionToDoor('close', doors.mayClose || doors.isHeld, isUncertain, confirm);
    case 'distress':
      return answer('pressTheAlarm');
    case 'help':
      return answer('howToSpeak');
    case 'repeat':
      return reactionToRepeat(isUncertain, question, said);
    case 'wake':
      return ignore;
  }
}

/** The same for a decision that may have been long in coming. */
export function reactionToHeard(
  heard: Heard,
  question: Question | null,
  confirm: ConfirmPolicy,
  doors: DoorsAtHand = noDoors,
  said: Said | null = null,
): Reaction {
  if (!isFresh(heard.decisionMs) && !isDistress(heard.decision))
    return isRequest(heard.decision) ? answer('notNow') : ignore;
  const reaction = reactionTo(heard.decision, question, confirm, doors, said);
  return isUnreadable(reaction, heard) ? { ...answer('pleasePressTheButton'), buttons: reaction.buttons } : reaction;
}

/** Without its lamp a button is not pressed: nobody is asked about it for nothing. */
function isUnreadable(reaction: Reaction, { unreadable = [] }: Heard): reaction is Extract<Reaction, { kind: 'ask' }> {
  return reaction.kind === 'ask' && reaction.buttons.some((button) => unreadable.includes(button));
}

/**
 * A question is taken back at once. A call that was made is the lift's: it is taken back only if its floor was said, surely heard, and
 * nothing of domain/taking-back.ts speaks against it. People say 不是 and "never mind" to one another, too; where nothing was asked
 * that is only answered if it was surely heard.
 */
function reactionToCancel(
  floors: readonly FloorId[],
  isUncertain: boolean,
  question: Question | null,
  doors: DoorsAtHand,
): Reaction {
  if (question !== null && floors.every((floor) => question.buttons.includes(floor))) return answer('cancelled');
  if (doors.isHeld && floors.length === 0 && !isUncertain) return { kind: 'door', wish: 'letGo' };
  if (isUncertain) return floors.length === 0 ? ignore : answer('notUnderstood');
  if (floors.length > mostFloorsPerSentence) return answer('tooManyFloors');
  return floors.length === 0 ? answer('notTakenBack') : { kind: 'takeBack', buttons: [...new Set(floors)] };
}

/**
 * Asked about like a floor where it is uncertain: a door that is held for nobody keeps everybody waiting. What was surely heard
 * is done at once, also where the site has every call confirmed: by the end of a question the door has closed.
 */
function reactionToDoor(
  wish: 'open' | 'close',
  isAtHand: boolean,
  isUncertain: boolean,
  confirm: ConfirmPolicy,
): Reaction {
  if (!isAtHand) return answer('notAllowed');
  if (!isUncertain) return { kind: 'door', wish };
  return confirm === 'never' ? answer('notUnderstood') : { kind: 'askDoor', wish };
}

function askAgain({ door, buttons }: Question): Reaction {
  return door === undefined ? { kind: 'ask', buttons } : { kind: 'askDoor', wish: door };
}

/** Nothing is done, whatever was said before: the open question is asked again, else the answer given again. */
function reactionToRepeat(isUncertain: boolean, question: Question | null, said: Said | null): Reaction {
  if (question !== null) return askAgain(question);
  if (said !== null) return { kind: 'repeat', said };
  // 没听清 is said among people, too.
  return isUncertain ? ignore : answer('howToSpeak');
}

/** Nothing came of it: what was said was not understood, or the question about it was wrong. */
export function isMisunderstanding(reaction: Reaction): boolean {
  return reaction.kind === 'answer' && (reaction.answer === 'notUnderstood' || reaction.answer === 'cancelled');
}

/** Takes back whatever was said before and has not been done yet. */
export function isCancel(decision: Decision): boolean {
  return decision.decision !== 'rejected' && decision.intent.kind === 'cancel';
}

/** Yes or no in a syllable, which people say to one another as well. */
export function isShortAnswer(decision: Decision): boolean {
  return decision.decision === 'rejected' && decision.reason === 'shortAnswer';
}

/** Asks to hear again what was asked or answered. */
export function isRepeat(decision: Decision): boolean {
  return decision.decision !== 'rejected' && decision.intent.kind === 'repeat';
}

function reactionToCalls(
  buttons: readonly ButtonId[],
  isUncertain: boolean,
  question: Question | null,
  confirm: ConfirmPolicy,
): Reaction {
  if (buttons.length === 0) return answer('notUnderstood');
  if (buttons.length > mostFloorsPerSentence) return answer('tooManyFloors');
  if (isUncertain) {
    // An unclear sentence must not press several buttons, and a question about several is itself unclear.
    if (confirm === 'never' || buttons.length > 1) return answer('notUnderstood');
    return { kind: 'ask', buttons };
  }
  const isReassured = question !== null && isSame(question.buttons, buttons);
  return { kind: confirm === 'always' && !isReassured ? 'ask' : 'call', buttons };
}

/** A call for help, however surely it was heard: it does nothing, so nothing is in the way of its answer. */
export function isDistress(decision: Decision): boolean {
  return decision.decision !== 'rejected' && decision.intent.kind === 'distress';
}

/** Is it about calling the lift, and not about its doors, an answer or a call for help? */
export function isAboutCalls(decision: Decision): boolean {
  if (decision.decision !== 'rejected') return ['floors', 'landingCall'].includes(decision.intent.kind);
  return ['noSuchFloor', 'notAllowed', 'tooManyFloors'].includes(answerToRejection(decision.reason) ?? '');
}

/** The buttons that it asks to be pressed, or not to be. */
export function buttonsIn(intent: Intent): readonly ButtonId[] {
  if (intent.kind === 'landingCall') return [intent.direction];
  return 'floors' in intent ? intent.floors : [];
}

/** Was it meant for the lift? Decides whether an utterance that can't be served is answered or met with silence. */
export function isRequest(decision: Decision): boolean {
  if (decision.decision === 'rejected') return answerToRejection(decision.reason) !== null;
  const { intent } = decision;
  // 算了 and "never mind" are said among people; whoever surely names a floor means the lift.
  if (intent.kind === 'cancel') return decision.decision === 'accepted' && intent.floors.length > 0;
  return !['confirm', 'wake'].includes(intent.kind);
}
