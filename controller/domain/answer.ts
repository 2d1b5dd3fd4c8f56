import type { ButtonId } from '../../config/index.js';
import type { RejectionReason } from '../../speech/index.js';
import type { CallRefusal } from './safety-rules.js';
import type { TakeBackRefusal } from './taking-back.js';

/** How an utterance the station reacted to ends; every such utterance ends in exactly one of these. */
export const answerKinds = [
  'registered',
  'alreadyRegistered',
  'pleaseConfirm',
  'notUnderstood',
  'noSuchFloor',
  'notAllowed',
  'notNow',
  'callsPaused',
  'pleasePressTheButton',
  'pleaseWatchTheLamp',
  'pressTheAlarm',
  'howToSpeak',
  'tooManyFloors',
  'cancelled',
  'notTakenBack',
  'takenBack',
  'stillRegistered',
  'doorHeld',
  'doorLetGo',
  'doorClosePressed',
  'pressTheDoorButton',
  'confirmDoorOpen',
  'confirmDoorClose',
  'alarmPressed',
] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** What a passenger hears before the words: two rising notes, one, a question, two falling ones. */
export type AnswerTone = 'accepted' | 'already' | 'question' | 'refused';

export const toneOf: Readonly<Record<AnswerKind, AnswerTone>> = {
  registered: 'accepted',
  alreadyRegistered: 'already',
  pleaseConfirm: 'question',
  notUnderstood: 'refused',
  noSuchFloor: 'refused',
  notAllowed: 'refused',
  notNow: 'refused',
  callsPaused: 'refused',
  pleasePressTheButton: 'refused',
  pleaseWatchTheLamp: 'refused',
  pressTheAlarm: 'refused',
  howToSpeak: 'refused',
  tooManyFloors: 'refused',
  cancelled: 'refused',
  notTakenBack: 'refused',
  takenBack: 'accepted',
  stillRegistered: 'refused',
  doorHeld: 'accepted',
  doorLetGo: 'accepted',
  doorClosePressed: 'accepted',
  pressTheDoorButton: 'refused',
  confirmDoorOpen: 'question',
  confirmDoorClose: 'question',
  // Two falling notes, as of the answer without a press: the tone must not promise help.
  alarmPressed: 'refused',
};

/** What became of one call, as far as the passenger is concerned. */
export type CallOutcome =
  /** `outOfSight`: it may have been pressed, and no lamp can be read any longer. */
  | { readonly kind: 'registered' | 'alreadyRegistered' | 'unconfirmed' | 'outOfSight' | 'cancelled' }
  | { readonly kind: 'refused'; readonly reason: CallRefusal };

/**
 * What became of the wish to take a call back: its lamp went out, or stayed lit. Not taken back: for that reason its button was not
 * pressed, or nobody sees what came of it.
 */
export type TakeBackOutcome =
  | { readonly kind: 'takenBack' | 'stillRegistered' }
  | { readonly kind: 'notTakenBack'; readonly reason: TakeBackRefusal };

/** Of one button of an utterance. */
export type WishOutcome = CallOutcome | TakeBackOutcome;

/**
 * The answer to a refused call. Where the button may still work, the passenger is sent to it; "not now" is for what no button
 * helps against or what the passenger should not be sent into (fire, no link, too many calls).
 */
const answerToRefusal: Readonly<Record<CallRefusal, AnswerKind>> = {
  linkDown: 'notNow',
  modeUnknown: 'notNow',
  notNormal: 'notNow',
  withdrawn: 'notNow',
  locked: 'notNow',
  tooManyCalls: 'notNow',
  tooManyFloors: 'callsPaused',
  voiceNotAllowed: 'notAllowed',
  outsideHours: 'notAllowed',
  wiringDoubted: 'notAllowed',
  alreadyLit: 'alreadyRegistered',
  lampUnreadable: 'pleasePressTheButton',
  notLit: 'pleasePressTheButton',
  notRevocable: 'pleasePressTheButton',
  callUnderWay: 'pleasePressTheButton',
  busy: 'pleasePressTheButton',
  tooSoon: 'pleasePressTheButton',
  tooLate: 'pleasePressTheButton',
  noSuchContact: 'pleasePressTheButton',
  badDuration: 'pleasePressTheButton',
};

/** What the passenger is told: of a lamp that is lit that the lift will stop there, and why that cannot be changed is no help. */
const answerToTakeBackRefusal: Readonly<Record<TakeBackRefusal, AnswerKind>> = {
  notOffered: 'notTakenBack',
  linkDown: 'notNow',
  modeUnknown: 'notNow',
  notNormal: 'notNow',
  withdrawn: 'notNow',
  locked: 'notNow',
  lampUnreadable: 'notNow',
  voiceNotAllowed: 'notAllowed',
  outsideHours: 'notAllowed',
  wiringDoubted: 'notAllowed',
  notLit: 'cancelled',
  alreadyLit: 'stillRegistered',
  notRevocable: 'stillRegistered',
  notOurs: 'stillRegistered',
  shared: 'stillRegistered',
  triedBefore: 'stillRegistered',
  tooOld: 'stillRegistered',
  tooManyCalls: 'stillRegistered',
  tooManyFloors: 'stillRegistered',
  callUnderWay: 'stillRegistered',
  busy: 'stillRegistered',
  tooSoon: 'stillRegistered',
  tooLate: 'stillRegistered',
  noSuchContact: 'stillRegistered',
  badDuration: 'stillRegistered',
};

export function answerToOutcome(outcome: WishOutcome): AnswerKind {
  switch (outcome.kind) {
    case 'registered':
    case 'alreadyRegistered':
      return outcome.kind;
    case 'unconfirmed':
      return 'pleasePressTheButton';
    // A lamp may be lit, and a press would take the call back then: they are to look first.
    case 'outOfSight':
      return 'pleaseWatchTheLamp';
    case 'cancelled':
      return 'notNow';
    case 'refused':
      return answerToRefusal[outcome.reason];
    case 'takenBack':
    case 'stillRegistered':
      return outcome.kind;
    case 'notTakenBack':
      return answerToTakeBackRefusal[outcome.reason];
  }
}

/** null = silence: speech that is not for the lift gets none, because answering every conversation is a nuisance. */
const answerByRejection: Readonly<Record<RejectionReason, AnswerKind | null>> = {
  noSpeech: null,
  unknownWords: null,
  notAPhrase: null,
  shortAnswer: null,
  lowConfidence: null,
  implausibleTiming: null,
  tooQuiet: null,
  tooLong: null,
  ownVoice: null,
  otherLanguageStronger: null,
  floorUnknown: 'noSuchFloor',
  floorLocked: 'notAllowed',
  tooManyFloors: 'tooManyFloors',
  recognizerLost: 'notNow',
  microphoneLost: 'notNow',
  gateClosed: null,
  justArrived: null,
};

export function answerToRejection(reason: RejectionReason): AnswerKind | null {
  return answerByRejection[reason];
}

/** From what the passenger must act on to what needs no action: an utterance with several floors is answered by its worst. */
const gravity: readonly AnswerKind[] = [
  'pressTheAlarm',
  'pleasePressTheButton',
  'pleaseWatchTheLamp',
  'notNow',
  'callsPaused',
  'notAllowed',
  'noSuchFloor',
  'tooManyFloors',
  'notUnderstood',
  'howToSpeak',
  'stillRegistered',
  'notTakenBack',
  'cancelled',
  'takenBack',
  'pleaseConfirm',
  'registered',
  'alreadyRegistered',
];

export interface ButtonOutcome {
  readonly button: ButtonId;
  readonly outcome: WishOutcome;
}

/** One answer for all calls of an utterance: the gravest kind and the buttons it concerns, in the order they were said. */
export function summarize(outcomes: readonly ButtonOutcome[]): { kind: AnswerKind; buttons: readonly ButtonId[] } {
  const answers = outcomes.map(({ button, outcome }) => ({ button, kind: answerToOutcome(outcome) }));
  const kind = gravity.find((candidate) => answers.some((answer) => answer.kind === candidate)) ?? 'notUnderstood';
  return { kind, buttons: answers.filter((answer) => answer.kind === kind).map((answer) => answer.button) };
}
