import type { ButtonId } from '../../../config/index.js';
import { isDistress, isRequest } from '../../../controller/domain/spoken-request.js';
import type { AnswerRequest } from '../../../controller/machines/dialogue.types.js';
import type { Decision } from '../../../speech/index.js';
import { topState } from '../machine-walk.js';
import type { ComposedSite } from './compose-machines.js';
import { ownCallsAt, seenLitOf, withEvidence, type Spoken, type Step } from './history.js';
import type { Deed, Together } from './together.types.js';

/** A rule of lift-rules.md, section 2, or of the dialogue, as something that every step must hold. */
export interface MustNever {
  readonly name: string;
  readonly isBroken: (step: Step, site: ComposedSite) => boolean;
}

const isMoving = ({ type }: Deed): boolean => ['press', 'takeBack', 'hold', 'closeDoor'].includes(type);
const presses = (deeds: readonly Deed[]) => deeds.filter((deed) => deed.type === 'press');
const takenBack = (deeds: readonly Deed[]) => deeds.filter((deed) => deed.type === 'takeBack');
const answers = (deeds: readonly Deed[]) => deeds.flatMap((deed) => (deed.type === 'answer' ? [deed.answer] : []));
const isLiftNormal = ({ lift }: Together): boolean => lift.isLinkUp && lift.mode === 'normal';
const decisionOf = ({ after }: Step, utterance: number): Decision | null =>
  after.history.spoken[utterance - 1]?.decision ?? null;

/** The station keeps a contact closed, or waits to close one. */
function isTouching({ calls, door }: Together): boolean {
  const isPressing = Object.values(calls).some((call) =>
    ['pressing', 'takingBack'].includes(call?.state.snapshot.value ?? ''),
  );
  return isPressing || ['holding', 'closing'].includes(topState(door.snapshot));
}

/** What was surely said: the floors of the sentence, or yes to the question that was open. */
function isConsented(step: Step, utterance: number, button: string): boolean {
  const decision = decisionOf(step, utterance);
  if (decision?.decision !== 'accepted') return false;
  if (decision.intent.kind === 'floors') return decision.intent.floors.includes(button);
  return decision.intent.kind === 'confirm' && step.before.history.asked === button;
}

function isDoorConsented(step: Step, utterance: number, kind: 'openDoors' | 'closeDoors', asked: string): boolean {
  const decision = decisionOf(step, utterance);
  if (decision?.decision !== 'accepted') return false;
  return decision.intent.kind === kind || (decision.intent.kind === 'confirm' && step.before.history.asked === asked);
}

/** It was surely said that this call is no longer wanted. */
function isNoLongerWanted(step: Step, utterance: number, button: string): boolean {
  const decision = decisionOf(step, utterance);
  return (
    decision?.decision === 'accepted' && decision.intent.kind === 'cancel' && decision.intent.floors.includes(button)
  );
}

/** It may still be answered: it is being done, waits behind what is being done, or was asked about. */
function isOpen({ dialogue }: Together, utterance: number): boolean {
  const { calls, next, question } = dialogue.snapshot.context;
  const isActing = topState(dialogue.snapshot) === 'acting';
  return (
    (isActing && (calls?.utterance === utterance || next?.utterance === utterance)) ||
    (topState(dialogue.snapshot) === 'confirming' && question?.utterance === utterance)
  );
}

const isUnanswered = (state: Together, { decision, questions, answers: given }: Spoken, utterance: number): boolean =>
  decision !== null && isRequest(decision) && questions + given === 0 && !isOpen(state, utterance);

const isUnproven = ({ kind, buttons }: AnswerRequest, seenLit: readonly ButtonId[]): boolean =>
  (kind === 'registered' || kind === 'alreadyRegistered') && !buttons.every((button) => seenLit.includes(button));

export const mustNever: readonly MustNever[] = [
  {
    name: 'presses or holds anything but in a mode known to be normal, over a link that is up',
    isBroken: ({ deeds, after }) => deeds.some(isMoving) && !isLiftNormal(after.state),
  },
  {
    name: 'presses a button whose lamp is not known to be dark',
    isBroken: ({ deeds, after }) => presses(deeds).some(({ button }) => after.state.lift.lamps[button] !== 'dark'),
  },
  {
    name: 'presses a button again before anything tells what became of the press',
    isBroken: ({ before, stimulus, deeds }) => {
      const { pressedUnseen } = withEvidence(before, stimulus);
      const buttons = presses(deeds).map(({ button }) => button);
      return new Set(buttons).size < buttons.length || buttons.some((button) => pressedUnseen.includes(button));
    },
  },
  {
    name: 'takes back anything but a call of its own that is lit, that nobody else relies on and somebody surely wants back',
    isBroken: (step) => {
      const { own } = ownCallsAt(step.before, step.stimulus);
      return takenBack(step.deeds).some(
        ({ button, utterance }) =>
          !own.includes(button) ||
          step.after.state.lift.lamps[button] !== 'lit' ||
          !isNoLongerWanted(step, utterance, button),
      );
    },
  },
  {
    name: 'says that a call is taken back whose lamp is not out, or is still on whose lamp is not lit',
    isBroken: ({ deeds, after }) =>
      answers(deeds).some(({ kind, buttons }) => {
        const lamp = kind === 'takenBack' ? 'dark' : kind === 'stillRegistered' ? 'lit' : null;
        return lamp !== null && buttons.some((button) => after.state.lift.lamps[button] !== lamp);
      }),
  },
  {
    name: 'presses a locked floor',
    isBroken: ({ deeds }, { locked }) => presses(deeds).some(({ button }) => locked.includes(button)),
  },
  {
    name: 'presses a floor that nobody surely asked for or said yes to',
    isBroken: (step) => presses(step.deeds).some(({ button, utterance }) => !isConsented(step, utterance, button)),
  },
  {
    name: 'presses two floors for one unclear sentence',
    isBroken: (step) => {
      const unclear = presses(step.deeds).filter(({ utterance }) => {
        const decision = decisionOf(step, utterance);
        return decision?.decision !== 'accepted' || decision.intent.kind !== 'floors';
      });
      return unclear.length > 1;
    },
  },
  {
    name: 'touches the doors without a sure wish or a yes, or presses door close for who wants a held door closed',
    isBroken: (step) =>
      step.deeds.some((deed) => {
        if (deed.type === 'hold') return !isDoorConsented(step, deed.utterance, 'openDoors', 'open');
        if (deed.type !== 'closeDoor') return false;
        const wasHeld = topState(step.before.state.door.snapshot) === 'holding' && step.stimulus.type === 'decided';
        return wasHeld || !isDoorConsented(step, deed.utterance, 'closeDoors', 'close');
      }),
  },
  {
    name: 'keeps a contact closed, or anybody waiting for a press, where the lift is not known to run normally',
    isBroken: ({ after }) => (after.state.isStopped || !isLiftNormal(after.state)) && isTouching(after.state),
  },
  {
    name: 'goes on with a question or a request where the lift is not known to run normally',
    isBroken: ({ after: { state } }) => {
      const { calls, next, question } = state.dialogue.snapshot.context;
      const isIdle = topState(state.dialogue.snapshot) === 'gateClosed' && (calls ?? next ?? question) === null;
      return !isLiftNormal(state) && !isIdle;
    },
  },
  {
    name: 'leaves contacts as they are when normal service ends',
    isBroken: ({ before, stimulus, deeds }) =>
      stimulus.type === 'mode' && isLiftNormal(before.state) && !deeds.some(({ type }) => type === 'release'),
  },
  {
    name: 'opens its gate while link, mode, sound or every recogniser is not known to work',
    isBroken: ({ after: { state } }) => {
      const { audio, recognizers } = state.station.snapshot.context.facts;
      const hears = audio.kind === 'flowing' && Object.values(recognizers).includes('ready');
      return state.dialogue.snapshot.context.isGateOpen && !(isLiftNormal(state) && hears) && !state.isStopped;
    },
  },
  {
    name: 'moves the lift, or keeps silent, when somebody calls for help',
    isBroken: ({ stimulus, deeds }) =>
      stimulus.type === 'decided' &&
      isDistress(stimulus.decision) &&
      (deeds.some(isMoving) ||
        !answers(deeds).some(({ kind, utterance }) => kind === 'pressTheAlarm' && utterance === stimulus.utterance)),
  },
  {
    name: 'does or says anything about speech that is not for the lift',
    isBroken: ({ stimulus, deeds }) =>
      stimulus.type === 'decided' &&
      stimulus.decision.decision === 'rejected' &&
      !isRequest(stimulus.decision) &&
      deeds.some((deed) => isMoving(deed) || deed.type === 'answer'),
  },
  {
    name: 'says that a call is registered whose lamp was not seen lit',
    isBroken: ({ before, stimulus, deeds, after }) => {
      let { seenLit } = withEvidence(before, stimulus);
      for (const deed of deeds) {
        if (deed.type === 'requested') seenLit = seenLitOf(deed.request, seenLit, after.state.lift);
        if (deed.type === 'answer' && isUnproven(deed.answer, seenLit)) return true;
      }
      return false;
    },
  },
  {
    name: 'answers an utterance twice',
    isBroken: ({ after }) => after.history.spoken.some((one) => one.answers > 1 || one.questions > 1),
  },
  {
    name: 'leaves a request without an answer',
    isBroken: ({ after: { state, history } }) =>
      !state.isStopped && history.spoken.some((one, index) => isUnanswered(state, one, index + 1)),
  },
  {
    name: 'waits for anything without a limit',
    isBroken: ({ after }) => waitsForEver(after.state),
  },
];

/** What is no rule of a step but of a state: that there is a way back from it. */
export const staysBroken = 'stays as it is when all is well again';

/** Of each state in which somebody waits, the timer that ends it. */
const limits: Readonly<Record<string, string>> = {
  starting: 'startingLimit',
  acting: 'callsLimit',
  confirming: 'confirmLimit',
  refusing: 'refusal',
  asking: 'answerLimit',
  dwelling: 'dwell',
  closing: 'answerLimit',
  pressing: 'pressLimit',
  awaitingLamp: 'lampWait',
  verifyingLit: 'lampWait',
  takingBack: 'pressLimit',
  awaitingDark: 'lampWait',
  unconfirmed: 'unconfirmedMemory',
};

function waitsForEver({ station, dialogue, door, calls }: Together): boolean {
  const ofCalls = Object.values(calls).flatMap((call) => (call === null ? [] : [call.state]));
  return [station, dialogue, door, ...ofCalls].some(({ snapshot, timers }) => {
    const running = [...timers.keys()].map((id) => id.split('.')[2]);
    return namesIn(snapshot.value).some((name) => name in limits && !running.includes(limits[name]));
  });
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value as object).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}
