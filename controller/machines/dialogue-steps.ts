import type { Language } from '../../config/index.js';
import {
  answerToOutcome,
  summarize,
  type AnswerKind,
  type CallOutcome,
  type TakeBackOutcome,
} from '../domain/answer.js';
import { answerToDoor } from '../domain/doors.js';
import {
  isAboutCalls,
  isCancel,
  isDistress,
  isMisunderstanding,
  isRepeat,
  isRequest,
  reactionToHeard,
  type Reaction,
} from '../domain/spoken-request.js';
import type {
  AnswerRequest,
  CallRequest,
  CallsUnderWay,
  DialogueUtterance,
  DialogueContext,
  DoorRequest,
} from './dialogue.types.js';

/* The pure steps that the dialogue machine's guards and actions are made of. */

const nobody = { utterance: 0 } as const;
const nothingUnderWay = { buttons: [], settled: [], door: null, isTakingBack: false } as const;
/** What became of it nobody will see; to send people to the button would be to have the call made again. */
const outOfSight: TakeBackOutcome = { kind: 'notTakenBack', reason: 'linkDown' };

export function languageOf(context: DialogueContext, heard: DialogueUtterance | null): Language {
  return heard?.decision.language ?? context.question?.language ?? context.firstLanguage;
}

/** What this utterance would be reacted to with. */
export function reactionIn(
  context: Pick<DialogueContext, 'question' | 'confirm' | 'doors' | 'isDoorHeld' | 'calls' | 'said' | 'isPlayIgnored'>,
  heard: DialogueUtterance,
): Reaction {
  // The answer is on its way, and will be heard.
  if (context.calls !== null && isRepeat(heard.decision)) return { kind: 'ignore' };
  if (context.isPlayIgnored && isAboutCalls(heard.decision)) return { kind: 'ignore' };
  const doors = { ...context.doors, isHeld: context.isDoorHeld };
  return reactionToHeard(heard, questionFor(context, heard), context.confirm, doors, context.said);
}

export function reactionNow(context: DialogueContext): Reaction {
  return context.current === null ? { kind: 'ignore' } : reactionIn(context, context.current);
}

/**
 * The open question, as far as this utterance can be an answer to it. Who spoke before it was asked has not said yes to it: a
 * recogniser may be slow, and 是的 is a word that people say to one another. No is taken from anybody, and so is the wish to hear
 * it again.
 */
function questionFor(
  { question }: Pick<DialogueContext, 'question'>,
  { utterance, decision }: DialogueUtterance,
): DialogueContext['question'] {
  if (question === null) return null;
  return utterance > question.askedDuring || isCancel(decision) || isRepeat(decision) ? question : null;
}

/**
 * Somebody no longer wants what waits for its turn: all of it, or floors that are among it. That a call is no longer wanted stays so:
 * who says it twice does not want it back.
 */
export function isTakenBack(waiting: DialogueUtterance | null, { decision }: DialogueUtterance): boolean {
  if (waiting === null || !isRequest(waiting.decision) || waiting.decision.decision === 'rejected') return false;
  if (decision.decision === 'rejected' || decision.intent.kind !== 'cancel') return false;
  const { intent } = waiting.decision;
  if (intent.kind === 'cancel') return false;
  const floors = intent.kind === 'floors' ? intent.floors : [];
  return decision.intent.floors.every((floor) => floors.includes(floor));
}

export function requestNow(context: DialogueContext): CallRequest {
  const reaction = reactionNow(context);
  return {
    utterance: (context.current ?? nobody).utterance,
    language: languageOf(context, context.current),
    buttons: reaction.kind === 'call' || reaction.kind === 'takeBack' ? reaction.buttons : [],
  };
}

export function doorRequestNow(context: DialogueContext): DoorRequest {
  const reaction = reactionNow(context);
  return {
    utterance: (context.current ?? nobody).utterance,
    language: languageOf(context, context.current),
    wish: reaction.kind === 'door' ? reaction.wish : 'letGo',
  };
}

export function answerNow(context: DialogueContext): AnswerRequest {
  return answerTo(context, context.current);
}

export function answerTo(context: DialogueContext, heard: DialogueUtterance | null): AnswerRequest {
  const reaction: Reaction = heard === null ? { kind: 'ignore' } : reactionIn(context, heard);
  const base = { utterance: (heard ?? nobody).utterance, language: languageOf(context, heard), spoken: null };
  if (reaction.kind === 'ask') return { ...base, kind: 'pleaseConfirm', buttons: reaction.buttons };
  if (reaction.kind === 'askDoor')
    return { ...base, kind: reaction.wish === 'open' ? 'confirmDoorOpen' : 'confirmDoorClose', buttons: [] };
  if (reaction.kind === 'repeat') return { ...base, ...reaction.said };
  if (reaction.kind === 'answer') {
    const isAdvice = context.misunderstood === 1 && isMisunderstanding(reaction);
    return {
      ...base,
      kind: isAdvice ? 'howToSpeak' : reaction.answer,
      buttons: reaction.buttons,
      spoken: reaction.spoken,
    };
  }
  // Of a call that is to be taken back while something else waits for its turn: it stays.
  return { ...base, kind: reaction.kind === 'takeBack' ? 'notTakenBack' : 'notUnderstood', buttons: [] };
}

/** Advice was given and did not help: saying again and again that nothing was understood would only be a nuisance. */
export function isBeyondAdvice(context: DialogueContext): boolean {
  const reaction = reactionNow(context);
  return context.misunderstood > 1 && reaction.kind === 'answer' && reaction.answer === 'notUnderstood';
}

export function misunderstoodNow(context: DialogueContext): number {
  return isMisunderstanding(reactionNow(context)) ? Math.min(context.misunderstood + 1, 2) : 0;
}

/** The answer to an utterance that came while no call could be made. The alarm button works then, too. */
export function answerNotNow(context: DialogueContext, heard: DialogueUtterance): AnswerRequest {
  const kind = isDistress(heard.decision) ? 'pressTheAlarm' : 'notNow';
  return { kind, utterance: heard.utterance, language: languageOf(context, heard), buttons: [], spoken: null };
}

/** The same for the one that was kept for later. */
export function answerToWaiting(context: DialogueContext): AnswerRequest {
  return context.next === null ? plainAnswer(context, 'notNow') : answerNotNow(context, context.next);
}

/** To whoever takes back what waits behind the calls under way. */
export function answerToTakenBack(context: DialogueContext, heard: DialogueUtterance): AnswerRequest {
  const { utterance } = heard;
  return { kind: 'cancelled', utterance, language: languageOf(context, heard), buttons: [], spoken: null };
}

/** One answer for what is under way; what has not been settled counts as `missing`. */
export function answerToCalls(context: DialogueContext, missing: CallOutcome): AnswerRequest {
  const { buttons, settled, door, isTakingBack } = context.calls ?? nothingUnderWay;
  if (door === 'awaited')
    return plainAnswer(context, missing.kind === 'cancelled' ? answerToOutcome(missing) : 'pressTheDoorButton');
  if (door !== null) return plainAnswer(context, answerToDoor(door));
  const unsettled = isTakingBack ? outOfSight : missing;
  const outcomes = buttons.map(
    (button) => settled.find((candidate) => candidate.button === button) ?? { button, outcome: unsettled },
  );
  const summary = summarize(outcomes);
  return { ...plainAnswer(context, summary.kind), buttons: summary.buttons };
}

/** An answer about whatever is under way: calls, else the open question, else the utterance just heard. */
export function plainAnswer(context: DialogueContext, kind: AnswerKind): AnswerRequest {
  const subject = context.calls ?? context.question;
  return {
    kind,
    utterance: subject?.utterance ?? (context.current ?? nobody).utterance,
    language: subject?.language ?? languageOf(context, context.current),
    buttons: subject?.buttons ?? [],
    spoken: null,
  };
}

export function settle(calls: CallsUnderWay | null, settled: CallsUnderWay['settled'][number]): CallsUnderWay | null {
  if (calls === null) return null;
  // The first report of a button is its outcome; a lamp that goes out later changes nothing about the answer.
  if (calls.settled.some((earlier) => earlier.button === settled.button)) return calls;
  return { ...calls, settled: [...calls.settled, settled] };
}

export function isAllSettled(calls: CallsUnderWay | null): boolean {
  if (calls?.door === 'awaited') return false;
  return calls === null || calls.buttons.every((button) => calls.settled.some((settled) => settled.button === button));
}
