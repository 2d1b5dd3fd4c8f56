import { assign, cancel, raise, setup } from 'xstate';
import type { ButtonId } from '../../config/index.js';
import type { LampState, LiftMode } from '../../firmware-bridge/index.js';
import { isNormal, staysFreshMs } from '../domain/safety-rules.js';
import { isOutdatedByDoor, isOutdatedByLamp, repeatable, type Said } from '../domain/said.js';
import { isDistress, isRepeat, isRequest, isShortAnswer, type ConfirmPolicy } from '../domain/spoken-request.js';
import {
  answerNow,
  isAllSettled,
  isBeyondAdvice,
  isTakenBack,
  languageOf,
  misunderstoodNow,
  reactionIn,
  reactionNow,
  settle,
} from './dialogue-steps.js';
import type {
  AnswerRequest,
  CallRequest,
  DialogueUtterance,
  DialogueContext,
  DialogueEvent,
  DialogueInput,
  DoorRequest,
} from './dialogue.types.js';
import { placeholder } from './placeholder.js';

type SettledEvent = Extract<DialogueEvent, { type: 'call.settled' }>;
type DoorSettledEvent = Extract<DialogueEvent, { type: 'door.settled' }>;

const effects: {
  readonly requestCalls: (_: unknown, request: CallRequest) => void;
  readonly requestTakeBack: (_: unknown, request: CallRequest) => void;
  readonly requestDoor: (_: unknown, request: DoorRequest) => void;
  readonly answer: (_: unknown, request: AnswerRequest) => void;
} = {
  requestCalls: placeholder('requestCalls'),
  requestTakeBack: placeholder('requestTakeBack'),
  requestDoor: placeholder('requestDoor'),
  answer: placeholder('answer'),
};

/** What the dialogue machine is made of: the steps that its states name. */
export const dialogueParts = setup({
  types: { context: {} as DialogueContext, events: {} as DialogueEvent, input: {} as DialogueInput },
  actions: {
    ...effects,
    openGate: assign({ isGateOpen: true }),
    closeGate: assign({ isGateOpen: false }),
    takeRules: assign({ confirm: (_, confirm: ConfirmPolicy) => confirm }),
    noteBegun: assign({
      latestBegun: ({ context }, { utterance }: { utterance: number }) => Math.max(context.latestBegun, utterance),
    }),
    takeUtterance: assign({ current: (_, heard: DialogueUtterance) => heard }),
    takeNext: assign({ current: ({ context }) => context.next, next: null }),
    keepForLater: assign({ next: (_, heard: DialogueUtterance) => heard }),
    beginCalls: assign({
      calls: (_, request: CallRequest) => ({ ...request, settled: [], door: null, isTakingBack: false }),
      question: null,
    }),
    beginTakeBack: assign({
      calls: (_, request: CallRequest) => ({ ...request, settled: [], door: null, isTakingBack: true }),
      question: null,
    }),
    beginDoor: assign({
      calls: (_, { utterance, language }: DoorRequest) => {
        return { utterance, language, buttons: [], settled: [], door: 'awaited' as const, isTakingBack: false };
      },
      question: null,
    }),
    noteDoorSettled: assign({
      calls: ({ context }, { outcome }: DoorSettledEvent) => context.calls && { ...context.calls, door: outcome },
    }),
    noteDoorHeld: assign({ isDoorHeld: (_, isHeld: boolean) => isHeld }),
    noteSettled: assign({ calls: ({ context }, settled: SettledEvent) => settle(context.calls, settled) }),
    askQuestion: assign({
      question: ({ context }) => {
        const { utterance, language, buttons } = answerNow(context);
        const askedDuring = Math.max(utterance, context.latestBegun);
        const asked = { utterance, language, buttons, askedDuring, isAskedAgain: false };
        const reaction = reactionNow(context);
        return reaction.kind === 'askDoor' ? { ...asked, door: reaction.wish } : asked;
      },
    }),
    forgetQuestion: assign({ question: null }),
    forgetCurrent: assign({ current: null, question: null, calls: null, said: null }),
    forgetCalls: assign({ calls: null }),
    forgetNext: assign({ next: null }),
    ignorePlay: assign({ isPlayIgnored: true }),
    endPlay: assign({ isPlayIgnored: false }),
    beginPlayIgnored: raise({ type: 'play.over' }, { delay: 'playIgnored', id: 'playIgnored' }),
    noteAskedAgain: assign({
      question: ({ context }, heard: DialogueUtterance) =>
        context.question && {
          ...context.question,
          language: languageOf(context, heard),
          isAskedAgain: context.question.isAskedAgain || isShortAnswer(heard.decision),
        },
    }),
    noteSaid: assign({ said: (_, said: Said) => repeatable(said) }),
    forgetSaid: assign({ said: null }),
    endAnswerMemory: cancel('answerMemory'),
    beginAnswerMemory: raise({ type: 'answer.old' }, { delay: 'answerMemory', id: 'answerMemory' }),
    countMisunderstanding: assign({ misunderstood: ({ context }) => misunderstoodNow(context) }),
    forgetMisunderstandings: assign({ misunderstood: 0 }),
    endPatience: cancel('patience'),
    beginPatience: raise({ type: 'patience.over' }, { delay: 'patience', id: 'patience' }),
  },
  guards: {
    hasNext: ({ context }) => context.next !== null,
    isRequestWaiting: ({ context }) => context.next !== null && isRequest(context.next.decision),
    isGateClosed: ({ context }) => !context.isGateOpen,
    isCall: ({ context }) => reactionNow(context).kind === 'call',
    isTakeBack: ({ context }) => reactionNow(context).kind === 'takeBack',
    isDoor: ({ context }) => reactionNow(context).kind === 'door',
    isQuestion: ({ context }) => ['ask', 'askDoor'].includes(reactionNow(context).kind),
    isRepeat: ({ context }) => reactionNow(context).kind === 'repeat',
    isAskedAgain: ({ context }, heard: DialogueUtterance) =>
      (isRepeat(heard.decision) || isShortAnswer(heard.decision)) &&
      ['ask', 'askDoor'].includes(reactionIn(context, heard).kind),
    isBeyondAdvice: ({ context }) => isBeyondAdvice(context),
    isRefusal: ({ context }) => reactionNow(context).kind === 'answer',
    isEverythingSettled: ({ context }) => isAllSettled(context.calls),
    isCurrentCall: ({ context }, settled: SettledEvent) => context.calls?.utterance === settled.utterance,
    isPlay: ({ context }, { utterance, outcome }: SettledEvent) =>
      context.calls?.utterance === utterance && outcome.kind === 'refused' && outcome.reason === 'tooManyFloors',
    isCurrentDoor: ({ context }, { utterance }: DoorSettledEvent) =>
      context.calls?.door === 'awaited' && context.calls.utterance === utterance,
    isQuestionLit: ({ context }, event: { button: ButtonId; lamp: LampState }) =>
      event.lamp === 'lit' && context.question?.buttons.includes(event.button) === true,
    isGateOpen: ({ context }) => context.isGateOpen,
    isOutdatedByLamp: ({ context }, button: ButtonId) => isOutdatedByLamp(context.said, button),
    isOutdatedByDoor: ({ context }, isHeld: boolean) => !isHeld && isOutdatedByDoor(context.said),
    isNotNormal: (_, mode: LiftMode) => !isNormal(mode),
    /** Noise and talk that is not for the lift, as seen with the question that is open. */
    meansNothing: ({ context }, heard: DialogueUtterance) => reactionIn(context, heard).kind === 'ignore',
    isRequest: (_, heard: DialogueUtterance) => isRequest(heard.decision),
    isDistress: (_, heard: DialogueUtterance) => isDistress(heard.decision),
    isTakenBack: ({ context }, heard: DialogueUtterance) => isTakenBack(context.next, heard),
    isRefusedBesideWaiting: ({ context }, heard: DialogueUtterance) =>
      context.next !== null &&
      isRequest(context.next.decision) &&
      ['answer', 'takeBack'].includes(reactionIn(context, heard).kind),
  },
  delays: {
    confirmSilence: ({ context }) => context.delays.confirmSilenceMs,
    confirmLimit: ({ context }) => context.delays.confirmLimitMs,
    refusal: ({ context }) => context.delays.refusalMs,
    patience: ({ context }) => context.delays.patienceMs,
    playIgnored: ({ context }) => context.delays.playIgnoredMs,
    answerMemory: ({ context }) => context.delays.answerMemoryMs,
    callsLimit: ({ context }) => context.delays.callsLimitMs,
    nextStaysFresh: ({ context }) => staysFreshMs(context.next?.decisionMs ?? 0),
  },
});
