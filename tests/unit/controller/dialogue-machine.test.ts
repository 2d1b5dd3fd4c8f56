import { describe, expect, test } from 'vitest';
import { initialTransition, transition, type EventFromLogic, type SnapshotFrom } from 'xstate';
import { defaultDelays } from '../../../controller/domain/delays.js';
import { dialogueMachine } from '../../../controller/machines/dialogue.machine.js';
import type { AnswerRequest, CallRequest, DialogueInput } from '../../../controller/machines/dialogue.types.js';
import type { Decision } from '../../../speech/index.js';
import { accepted, floors, rejected, uncertain } from '../../support/fake-hearing.js';
import { internalEvent, topState, walk } from '../../support/machine-walk.js';

type Event = EventFromLogic<typeof dialogueMachine>;
type Snapshot = SnapshotFrom<typeof dialogueMachine>;

const input: DialogueInput = {
  confirm: 'uncertain',
  firstLanguage: 'zh',
  doors: { mayOpen: true, mayClose: true },
  delays: defaultDelays.dialogue,
};

const open: Event = { type: 'gate.opened' };
const close: Event = { type: 'gate.closed' };
const lost: Event = { type: 'link.lost' };
const fire: Event = { type: 'mode.changed', mode: 'fire' };
const normal: Event = { type: 'mode.changed', mode: 'normal' };
const shutdown: Event = { type: 'shutdown' };
const started: Event = { type: 'speech.started', utterance: 1 };
const decided = (decision: Decision, utterance = 1, decisionMs = 250): Event => {
  return { type: 'speech.decided', utterance, decision, decisionMs };
};
const goTo12 = decided(accepted(floors('12')));
const goTo3 = decided(accepted(floors('3')), 2);
const maybe12 = decided(uncertain(floors('12')));
const noise = decided(rejected('notAPhrase'));
const noFloor = decided(rejected('floorUnknown', '4'));
const confirm = decided(accepted({ kind: 'confirm' }, '确认'), 5);
const cancel = decided(accepted({ kind: 'cancel', floors: [] }, '取消'));
const again = decided(accepted({ kind: 'repeat' }, '再说一遍'), 6);
const short = decided(rejected('shortAnswer', null, 'en'), 7);
const saidRegistered: Event = { type: 'answer.given', answer: { kind: 'registered', buttons: ['12'], spoken: null } };
const saidQuestion: Event = { type: 'answer.given', answer: { kind: 'pleaseConfirm', buttons: ['12'], spoken: null } };
const saidIsOld: Event = { type: 'answer.old' };
const unclear = decided(uncertain(floors('3', '12')), 4);
const patienceOver: Event = { type: 'patience.over' };
const help = decided(accepted({ kind: 'distress' }, '救命'), 3);
const registered: Event = { type: 'call.settled', utterance: 1, button: '12', outcome: { kind: 'registered' } };
const tooManyFloors: Event = {
  type: 'call.settled',
  utterance: 1,
  button: '12',
  outcome: { kind: 'refused', reason: 'tooManyFloors' },
};
const playOver: Event = { type: 'play.over' };
const otherCall: Event = { type: 'call.settled', utterance: 9, button: '12', outcome: { kind: 'registered' } };
const lit12: Event = { type: 'lamp.changed', button: '12', lamp: 'lit' };
const lit3: Event = { type: 'lamp.changed', button: '3', lamp: 'lit' };
const dark12: Event = { type: 'lamp.changed', button: '12', lamp: 'dark' };
const saidHeld: Event = { type: 'answer.given', answer: { kind: 'doorHeld', buttons: [], spoken: null } };
const letGo: Event = { type: 'door.changed', isHeld: false };
const promptEnded: Event = { type: 'prompt.ended' };
const silence = internalEvent(dialogueMachine, 'xstate.after.confirmSilence.dialogue.confirming.waiting');
const limit = internalEvent(dialogueMachine, 'xstate.after.confirmLimit.dialogue.confirming');
const tooOld = internalEvent(dialogueMachine, 'xstate.after.nextStaysFresh.dialogue.acting.asked');
const refusalOver = internalEvent(dialogueMachine, 'xstate.after.refusal.dialogue.refusing');

function after(...events: readonly Event[]): Snapshot {
  let [snapshot] = initialTransition(dialogueMachine, input);
  for (const event of events) [snapshot] = transition(dialogueMachine, snapshot, event);
  return snapshot;
}

function effects(state: Snapshot, event: Event) {
  const [, actions] = transition(dialogueMachine, state, event);
  return {
    answers: actions.filter(({ type }) => type === 'answer').map(({ params }) => params as AnswerRequest),
    calls: actions.filter(({ type }) => type === 'requestCalls').map(({ params }) => params as CallRequest),
  };
}

describe('transitions', () => {
  test.each<[string, readonly Event[], string]>([
    ['closed until the station opens it', [], 'gateClosed'],
    ['listening', [open], 'listening'],
    ['hearing', [open, started], 'hearing'],
    ['noise is nothing', [open, started, noise], 'listening'],
    ['a floor is acted on', [open, started, goTo12], 'acting'],
    ['until its call is settled', [open, started, goTo12, registered], 'listening'],
    ['another call changes nothing', [open, started, goTo12, otherCall], 'acting'],
    ['an uncertain floor is confirmed', [open, started, maybe12], 'confirming'],
    ['yes', [open, started, maybe12, confirm], 'acting'],
    ['no', [open, started, maybe12, cancel], 'refusing'],
    ['silence is no', [open, started, maybe12, silence], 'refusing'],
    ['noise is no answer', [open, started, maybe12, noise], 'confirming'],
    ['its lamp lit by a hand is yes, and done', [open, started, maybe12, lit12], 'listening'],
    ['another lamp is none', [open, started, maybe12, lit3], 'confirming'],
    ['its lamp going out is none', [open, started, maybe12, dark12], 'confirming'],
    ['a refusal', [open, started, noFloor], 'refusing'],
    ['ends with its prompt', [open, started, noFloor, promptEnded], 'listening'],
    ['or by itself', [open, started, noFloor, refusalOver], 'listening'],
    ['or when somebody speaks', [open, started, noFloor, started], 'hearing'],
    ['confirm without a question is nothing', [open, started, confirm], 'listening'],
    ['normal mode is no reason to stop', [open, started, normal], 'hearing'],
    ['what is said meanwhile waits', [open, goTo12, goTo3], 'acting'],
    ['and is dealt with after the call', [open, goTo12, goTo3, registered], 'acting'],
    ['but not when it is too old by then', [open, goTo12, goTo3, tooOld, registered], 'listening'],
    ['calls outlive a closed gate', [open, goTo12, close], 'acting'],
    ['which is closed after them', [open, goTo12, close, registered], 'gateClosed'],
    ['a gate that opens again meanwhile', [open, goTo12, close, open, registered], 'listening'],
  ])('%s', (_, events, expected) => {
    expect(topState(after(...events))).toBe(expected);
  });

  test('calls and answers carry the utterance and the language that was heard', () => {
    const english = decided(accepted(floors('12'), 'floor twelve', 'en'), 5);
    expect(effects(after(open), english).calls).toEqual([{ utterance: 5, language: 'en', buttons: ['12'] }]);
  });

  test('speech without a language is answered in the first one', () => {
    const lostEars = decided({ ...rejected('recognizerLost'), language: null } as Decision);
    expect(effects(after(open), lostEars).answers).toMatchObject([{ kind: 'notNow', language: 'zh' }]);
  });

  test('calls that a lost link leaves behind are answered with their lamp, dropped ones with not now', () => {
    expect(effects(after(open, goTo12), lost).answers).toMatchObject([{ kind: 'pleaseWatchTheLamp', buttons: ['12'] }]);
    expect(effects(after(open, goTo12), fire).answers).toMatchObject([{ kind: 'notNow', buttons: ['12'] }]);
    expect(effects(after(open, maybe12), lost).answers).toMatchObject([{ kind: 'notNow', buttons: ['12'] }]);
  });

  test('a hand that lights the floor of a question is answered, and nothing is asked of the lift', () => {
    const { answers, calls } = effects(after(open, maybe12), lit12);
    expect(answers).toMatchObject([{ kind: 'alreadyRegistered', buttons: ['12'], utterance: 1 }]);
    expect(calls).toEqual([]);
  });

  test('what has waited too long behind a call is answered with not now, if it was a request', () => {
    expect(effects(after(open, goTo12, goTo3), tooOld).answers).toMatchObject([{ kind: 'notNow', utterance: 2 }]);
    expect(effects(after(open, goTo12, cancel), tooOld).answers).toEqual([]);
  });

  test.each<[string, readonly Event[]]>([
    ['while nothing is under way', [open]],
    ['while a call is under way, which goes on', [open, goTo12]],
    ['while a question is open', [open, maybe12]],
    ['while the lift can not be called', [open, fire]],
    ['before the station is ready', []],
  ])('a call for help is sent to the alarm at once %s', (_, before) => {
    const { answers, calls } = effects(after(...before), help);
    expect(answers).toMatchObject([{ kind: 'pressTheAlarm', utterance: 3, language: 'zh' }]);
    expect(calls).toEqual([]);
    expect(topState(after(open, goTo12, help))).toBe('acting');
    expect(after(open, goTo12, help).context.next).toBeNull();
  });

  test('a cancel takes back what waits behind a call, and leaves the call alone', () => {
    const waiting = after(open, goTo12, goTo3);
    const taken = decided(uncertain({ kind: 'cancel', floors: [] }, '取消'), 3);
    expect(effects(waiting, taken).answers).toMatchObject([{ kind: 'cancelled', utterance: 3, buttons: [] }]);
    expect(effects(after(open, goTo12, goTo3, taken), registered).calls).toEqual([]);
    expect(topState(after(open, goTo12, goTo3, taken))).toBe('acting');
  });

  test('a cancel leaves alone a wish to take a call back that waits: who cancels twice does not want the call', () => {
    const waiting = after(open, goTo12, decided(accepted({ kind: 'cancel', floors: ['3'] }, '取消三楼'), 2));
    const again = decided(accepted({ kind: 'cancel', floors: [] }, '取消'), 3);
    expect(effects(waiting, again).answers).toMatchObject([{ kind: 'notTakenBack', utterance: 3 }]);
    expect(after(open, goTo12, goTo3, cancel).context.next).toBeNull();
    expect(transition(dialogueMachine, waiting, again)[0].context.next).toMatchObject({ utterance: 2 });
  });

  test('the second misunderstanding in a row is answered with advice, the third with nothing', () => {
    const answers: unknown[] = [];
    for (let time = 0; time < 3; time += 1) {
      const before = after(open, ...Array.from({ length: time }, () => unclear));
      answers.push(effects(before, unclear).answers.map(({ kind }) => kind));
    }
    expect(answers).toEqual([['notUnderstood'], ['howToSpeak'], []]);
    const kindAfter = (...events: readonly Event[]): string | undefined =>
      effects(after(open, unclear, ...events), unclear).answers[0]?.kind;
    expect(kindAfter(noise)).toBe('howToSpeak');
    expect(kindAfter(goTo12, registered)).toBe('notUnderstood');
    expect(kindAfter(noFloor)).toBe('notUnderstood');
    expect(kindAfter(unclear, patienceOver)).toBe('notUnderstood');
  });

  test('who asks for it hears the last answer again, in the language asked, and nothing else comes of it', () => {
    const inEnglish = decided(accepted({ kind: 'repeat' }, 'say that again', 'en'), 7);
    const { answers, calls } = effects(after(open, goTo12, registered, saidRegistered), inEnglish);
    expect(answers).toEqual([{ kind: 'registered', utterance: 7, language: 'en', buttons: ['12'], spoken: null }]);
    expect(calls).toEqual([]);
    const floor4: Event = { type: 'answer.given', answer: { kind: 'noSuchFloor', buttons: [], spoken: '4' } };
    expect(effects(after(open, floor4), again).answers).toMatchObject([{ kind: 'noSuchFloor', spoken: '4' }]);
  });

  test.each<[string, readonly Event[]]>([
    ['nothing was said before', [open]],
    ['it is long ago', [open, saidRegistered, saidIsOld]],
    ['the lamp has changed since', [open, saidRegistered, dark12]],
    ['it was a question that is not open any longer', [open, saidQuestion]],
    ['voice was off meanwhile', [open, saidRegistered, close, open]],
    ['it was said while voice was off', [saidRegistered, open]],
    ['the door is held no longer', [open, saidHeld, letGo]],
  ])('an answer is not given again where %s: how to speak', (_, before) => {
    expect(effects(after(...before), again).answers).toMatchObject([{ kind: 'howToSpeak', utterance: 6 }]);
  });

  test('while the answer to a call is on its way there is nothing to say again', () => {
    expect(effects(after(open, saidRegistered, goTo12), again)).toEqual({ answers: [], calls: [] });
    expect(after(open, goTo12, again).context.next).toBeNull();
  });

  test('an open question is asked again, stays the same question, and never longer than its longest life', () => {
    const before = after(open, maybe12);
    const { answers } = effects(before, again);
    expect(answers).toMatchObject([{ kind: 'pleaseConfirm', utterance: 6, buttons: ['12'] }]);
    const [askedAgain, actions] = transition(dialogueMachine, before, again);
    expect(askedAgain.context.question).toEqual(before.context.question);
    const begun = actions.flatMap(({ type, params }) => (type === 'xstate.raise' ? [JSON.stringify(params)] : []));
    expect(begun.join()).toContain('confirmSilence');
    expect(begun.join()).not.toContain('confirmLimit');
    expect(effects(askedAgain, confirm).calls).toMatchObject([{ buttons: ['12'] }]);
  });

  test('yes or no in a syllable has a question asked once more, with what to say, and once only', () => {
    const { answers, calls } = effects(after(open, maybe12), short);
    expect(answers).toMatchObject([{ kind: 'pleaseConfirm', utterance: 7, language: 'en', buttons: ['12'] }]);
    expect(calls).toEqual([]);
    const once = after(open, maybe12, short);
    expect(effects(once, short)).toEqual({ answers: [], calls: [] });
    expect(topState(once)).toBe('confirming');
    expect(effects(once, again).answers).toMatchObject([{ kind: 'pleaseConfirm', language: 'zh' }]);
    // Another question is another one.
    expect(effects(after(open, maybe12, short, cancel, maybe12), short).answers).toHaveLength(1);
    expect(effects(after(open), short)).toEqual({ answers: [], calls: [] });
  });

  test('after too many floors nothing is heard of any, unsure or missing ones included, until it is over', () => {
    const playing = after(open, goTo12, tooManyFloors);
    expect(effects(after(open, goTo12), tooManyFloors).answers).toMatchObject([
      { kind: 'callsPaused', buttons: ['12'] },
    ]);
    for (const heard of [goTo12, goTo3, maybe12, noFloor, unclear])
      expect(effects(playing, heard)).toEqual({ answers: [], calls: [] });
    expect(effects(playing, help).answers).toMatchObject([{ kind: 'pressTheAlarm' }]);
    expect(effects(after(open, goTo12, tooManyFloors, playOver), goTo3).calls).toHaveLength(1);
    const other: Event = { ...tooManyFloors, utterance: 9 };
    expect(after(open, goTo12, other).context.isPlayIgnored).toBe(false);
  });

  test('a closed gate answers requests and nothing else', () => {
    expect(effects(after(), goTo12).answers).toMatchObject([{ kind: 'notNow' }]);
    expect(effects(after(), goTo12).calls).toEqual([]);
    expect(effects(after(), noise).answers).toEqual([]);
    expect(effects(after(), confirm).answers).toEqual([]);
  });
});

describe('explored in every order of events', () => {
  const events = [
    open,
    close,
    lost,
    fire,
    normal,
    shutdown,
    started,
    goTo12,
    maybe12,
    noise,
    noFloor,
    confirm,
    cancel,
    help,
    unclear,
    patienceOver,
    again,
    short,
    saidRegistered,
    saidIsOld,
    registered,
    tooManyFloors,
    playOver,
    otherCall,
    lit12,
    lit3,
    promptEnded,
    silence,
    limit,
    tooOld,
    refusalOver,
  ];
  const steps = walk(dialogueMachine, input, events);

  test('the walk reaches every state but the one that is passed through', () => {
    const reached = new Set(steps.map((step) => topState(step.nextState)));
    const declared = Object.keys(dialogueMachine.config.states ?? {}).filter((state) => state !== 'deciding');
    expect([...reached].sort()).toEqual(declared.sort());
  });

  test.each([lost, fire, shutdown])('every state has a way out for %o', (event) => {
    for (const step of steps.filter((candidate) => candidate.event === event)) {
      expect(topState(step.nextState), topState(step.state)).toBe('gateClosed');
    }
  });

  test('calls are requested only from an open gate, by a clear floor or a yes', () => {
    const asked = steps.filter(({ state, event }) => effects(state, event).calls.length > 0);
    const causes = new Set(asked.map(({ event, state }) => `${topState(state)} ${event.type}`));
    expect(causes.size).toBeGreaterThan(2);
    for (const { state, event } of asked) {
      expect(state.context.isGateOpen).toBe(true);
      if (event === confirm) expect(state.context.question?.buttons).toEqual(['12']);
      // What waited behind a call is dealt with when that call is settled.
      else if (event === registered || event === tooManyFloors) expect(state.context.next).not.toBeNull();
      else expect(event).toBe(goTo12);
    }
  });

  test('no step gives two answers', () => {
    for (const { state, event } of steps) {
      const { answers } = effects(state, event);
      // A call's answer and that to what was said during it may fall into one step.
      expect(answers.length).toBeLessThanOrEqual(state.context.next === null ? 1 : 2);
    }
  });
});
