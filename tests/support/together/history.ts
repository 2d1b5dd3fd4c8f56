import type { ButtonId } from '../../../config/index.js';
import type { Decision } from '../../../speech/index.js';
import type { AnswerRequest, CallRequest } from '../../../controller/machines/dialogue.types.js';
import type { Deed, LiftAsRead, Stimulus, Together } from './together.types.js';

/** What became of one utterance so far; more than two of a kind are not told apart. */
export interface Spoken {
  /** null: it is still being said, or decided about. */
  readonly decision: Decision | null;
  readonly questions: number;
  readonly answers: number;
}

/** What has been and is no longer to be seen in the machines: what rules about the past are judged by. */
export interface History {
  /** By their number, from 1 on. */
  readonly spoken: readonly Spoken[];
  /** Pressed, and nothing has been seen since that says what became of it. */
  readonly pressedUnseen: readonly ButtonId[];
  /** Lit at some time since they were asked for. */
  readonly seenLit: readonly ButtonId[];
  /** Of our own calls those whose press was acknowledged and whose lamp is still to follow; and those that nobody else relies on. */
  readonly acknowledged: readonly ButtonId[];
  readonly own: readonly ButtonId[];
  /** The question that the passenger was asked last and has not been answered since, by what it was about. */
  readonly asked: string | null;
}

export interface Reached {
  readonly state: Together;
  readonly history: History;
}

export interface Step {
  readonly before: Reached;
  readonly stimulus: Stimulus;
  readonly deeds: readonly Deed[];
  readonly after: Reached;
}

export const nothingYet: History = {
  spoken: [],
  pressedUnseen: [],
  seenLit: [],
  acknowledged: [],
  own: [],
  asked: null,
};

/** The history after a step that began in `before`. */
export function remember(before: Reached, stimulus: Stimulus, deeds: readonly Deed[], { lift }: Together): History {
  let { pressedUnseen, seenLit } = withEvidence(before, stimulus);
  let { acknowledged, own } = ownCallsAt(before, stimulus);
  let { asked } = before.history;
  for (const deed of deeds) {
    if (deed.type === 'press') pressedUnseen = added(pressedUnseen, deed.button);
    if (deed.type === 'press' || deed.type === 'takeBack') own = without(own, deed.button);
    if (deed.type === 'press') acknowledged = without(acknowledged, deed.button);
    if (deed.type === 'answer') asked = questionOf(deed.answer);
    if (deed.type === 'requested') {
      seenLit = seenLitOf(deed.request, seenLit, lift);
      // Whoever hears that it is registered already relies on it.
      for (const button of deed.request.buttons) own = without(own, button);
      asked = null;
    }
  }
  const spoken = withAnswers(withSpeech(before.history.spoken, stimulus), [
    ...deeds,
    ...toTakenBack(before, stimulus, deeds),
  ]);
  return { spoken, pressedUnseen, seenLit, acknowledged, own, asked };
}

/** From a request on it counts what its lamps say then and later. */
export function seenLitOf(
  { buttons }: CallRequest,
  before: readonly ButtonId[],
  { lamps }: LiftAsRead,
): History['seenLit'] {
  const lit = buttons.filter((button) => lamps[button] === 'lit');
  return [...before.filter((button) => !buttons.includes(button)), ...lit].sort();
}

function questionOf({ kind, buttons }: AnswerRequest): string | null {
  if (kind === 'pleaseConfirm') return buttons.join('+');
  if (kind === 'confirmDoorOpen') return 'open';
  return kind === 'confirmDoorClose' ? 'close' : null;
}

/** What tells that a press is done or undone: its lamp, the board, the lift's own end of service, or enough time. */
export function withEvidence(
  { state, history: { pressedUnseen, seenLit } }: Reached,
  stimulus: Stimulus,
): Pick<History, 'pressedUnseen' | 'seenLit'> {
  if (stimulus.type === 'lamp' && stimulus.lamp === 'lit')
    return {
      pressedUnseen: pressedUnseen.filter((button) => button !== stimulus.button),
      seenLit: added(seenLit, stimulus.button),
    };
  const isOutOfService = stimulus.type === 'mode' && stimulus.mode !== 'normal' && stimulus.mode !== 'unknown';
  if (isOutOfService) return { pressedUnseen: [], seenLit };
  if (stimulus.type === 'press.settled' && stimulus.outcome.kind === 'refused')
    return { pressedUnseen: pressedUnseen.filter((button) => button !== stimulus.button), seenLit };
  const forgotten = forgottenBy(state, stimulus);
  if (forgotten !== null) return { pressedUnseen: pressedUnseen.filter((button) => button !== forgotten), seenLit };
  return { pressedUnseen, seenLit };
}

/** What the world says of the calls that are our own: acknowledged, followed by their lamp, and lit ever since. */
export function ownCallsAt(
  { history: { acknowledged, own } }: Reached,
  stimulus: Stimulus,
): Pick<History, 'acknowledged' | 'own'> {
  const isEndOfAll = stimulus.type === 'link.lost' || (stimulus.type === 'mode' && stimulus.mode !== 'normal');
  if (isEndOfAll) return { acknowledged: [], own: [] };
  if (stimulus.type === 'press.settled' && stimulus.outcome.kind === 'done')
    return { acknowledged: added(acknowledged, stimulus.button), own };
  if (stimulus.type === 'timer' && typeof stimulus.of === 'object')
    return { acknowledged: without(acknowledged, stimulus.of.call), own };
  if (stimulus.type !== 'lamp') return { acknowledged, own };
  const { button, lamp } = stimulus;
  const isProved = lamp === 'lit' && acknowledged.includes(button);
  return {
    acknowledged: lamp === 'dark' ? acknowledged : without(acknowledged, button),
    own: isProved ? added(own, button) : without(own, button),
  };
}

/** The button whose call was unconfirmed for so long that it is taken for undone. */
function forgottenBy({ calls }: Together, stimulus: Stimulus): ButtonId | null {
  if (stimulus.type !== 'timer' || typeof stimulus.of === 'string') return null;
  const { call } = stimulus.of;
  return calls[call]?.state.snapshot.value === 'unconfirmed' ? call : null;
}

/** Whoever takes back what waits for its turn is answered, and with it what waited. */
function toTakenBack({ state }: Reached, stimulus: Stimulus, deeds: readonly Deed[]): readonly Deed[] {
  const { next } = state.dialogue.snapshot.context;
  if (next === null || stimulus.type !== 'decided') return [];
  const answer = deeds.find(
    (deed) =>
      deed.type === 'answer' && deed.answer.kind === 'cancelled' && deed.answer.utterance === stimulus.utterance,
  );
  return answer?.type === 'answer' ? [{ ...answer, answer: { ...answer.answer, utterance: next.utterance } }] : [];
}

function withSpeech(spoken: readonly Spoken[], stimulus: Stimulus): readonly Spoken[] {
  if (stimulus.type === 'begun') return [...spoken, { decision: null, questions: 0, answers: 0 }];
  if (stimulus.type !== 'decided') return spoken;
  return spoken.map((one, index) => (index === stimulus.utterance - 1 ? { ...one, decision: stimulus.decision } : one));
}

function withAnswers(spoken: readonly Spoken[], deeds: readonly Deed[]): readonly Spoken[] {
  let told = spoken;
  for (const deed of deeds) {
    if (deed.type !== 'answer') continue;
    const { utterance } = deed.answer;
    const isQuestion = questionOf(deed.answer) !== null;
    told = told.map((one, index) => {
      if (index !== utterance - 1) return one;
      return isQuestion
        ? { ...one, questions: Math.min(2, one.questions + 1) }
        : { ...one, answers: Math.min(2, one.answers + 1) };
    });
  }
  return told;
}

function without(buttons: readonly ButtonId[], button: ButtonId): readonly ButtonId[] {
  return buttons.filter((other) => other !== button);
}

function added(buttons: readonly ButtonId[], button: ButtonId): readonly ButtonId[] {
  return buttons.includes(button) ? buttons : [...buttons, button].sort();
}
