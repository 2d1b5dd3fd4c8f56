import { describe, expect, test } from 'vitest';
import { initialTransition, transition, type EventFromLogic, type SnapshotFrom } from 'xstate';
import type { PressOutcome } from '../../../firmware-bridge/index.js';
import { defaultDelays } from '../../../controller/domain/delays.js';
import type { CallConditions } from '../../../controller/domain/safety-rules.js';
import { callMachine } from '../../../controller/machines/call.machine.js';
import type { CallInput } from '../../../controller/machines/call.types.js';
import { internalEvent, walk } from '../../support/machine-walk.js';

type Snapshot = SnapshotFrom<typeof callMachine>;
type Event = EventFromLogic<typeof callMachine>;

const allowed: CallConditions = {
  isLinkUp: true,
  mode: 'normal',
  lamp: 'dark',
  isVoiceAllowed: true,
  isWithinVoiceHours: true,
  isWiringDoubted: false,
  isCallUnderWay: false,
  callsInLastMinute: 0,
  callsPerMinute: 12,
  otherFloorsInLastMinute: 0,
  floorsPerMinute: 8,
};
const inputWith = (conditions: Partial<CallConditions>): CallInput => ({
  button: '12',
  utterance: 7,
  conditions: { ...allowed, ...conditions },
  delays: defaultDelays.call,
});

const lit: Event = { type: 'lamp.changed', lamp: 'lit' };
const dark: Event = { type: 'lamp.changed', lamp: 'dark' };
const unreadable: Event = { type: 'lamp.changed', lamp: 'unknown' };
const lost: Event = { type: 'link.lost' };
const fire: Event = { type: 'mode.changed', mode: 'fire' };
const unknownMode: Event = { type: 'mode.changed', mode: 'unknown' };
const normal: Event = { type: 'mode.changed', mode: 'normal' };
const shutdown: Event = { type: 'shutdown' };
const settledAs = (output: PressOutcome): Event =>
  internalEvent(callMachine, 'xstate.done.actor.press', { output, actorId: 'press' });
const done = settledAs({ kind: 'done', roundTripMs: 6, evidence: 'acknowledged' });
const refusedLit = settledAs({ kind: 'refused', reason: 'alreadyLit' });
const refusedLate = settledAs({ kind: 'refused', reason: 'tooLate' });
const unknownLink = settledAs({ kind: 'unknown', reason: 'linkLost' });
const unknownAck = settledAs({ kind: 'unknown', reason: 'noAcknowledge' });
const failed = internalEvent(callMachine, 'xstate.error.actor.press', { error: new Error('x'), actorId: 'press' });
const pressLimit = internalEvent(callMachine, 'xstate.after.pressLimit.call.pressing');
const lampWait = internalEvent(callMachine, 'xstate.after.lampWait.call.awaitingLamp');
const litWait = internalEvent(callMachine, 'xstate.after.lampWait.call.verifyingLit');
const takeBack: Event = {
  type: 'call.takeBack',
  utterance: 8,
  conditions: { ...allowed, lamp: 'lit', isOffered: true, standing: 'ours', registeredAgoMs: 2_000, withinMs: 10_000 },
};
const takenBackAs = (output: PressOutcome): Event =>
  internalEvent(callMachine, 'xstate.done.actor.takeBack', { output, actorId: 'takeBack' });
const doneAgain = takenBackAs({ kind: 'done', roundTripMs: 6, evidence: 'acknowledged' });
const refusedDark = takenBackAs({ kind: 'refused', reason: 'notLit' });
const refusedBusy = takenBackAs({ kind: 'refused', reason: 'busy' });
const unknownAgain = takenBackAs({ kind: 'unknown', reason: 'noAcknowledge' });
const lostAgain = takenBackAs({ kind: 'unknown', reason: 'linkLost' });
const darkWait = internalEvent(callMachine, 'xstate.after.lampWait.call.awaitingDark');
const againLimit = internalEvent(callMachine, 'xstate.after.pressLimit.call.takingBack');
const memory = internalEvent(callMachine, 'xstate.after.unconfirmedMemory.call.unconfirmed');

const everything: readonly Event[] = [
  lit,
  dark,
  unreadable,
  lost,
  fire,
  unknownMode,
  normal,
  shutdown,
  done,
  refusedLit,
  refusedLate,
  unknownLink,
  unknownAck,
  failed,
  pressLimit,
  lampWait,
  litWait,
  memory,
  takeBack,
  doneAgain,
  refusedDark,
  refusedBusy,
  unknownAgain,
  lostAgain,
  darkWait,
  againLimit,
];

const begin = (conditions: Partial<CallConditions> = {}) => initialTransition(callMachine, inputWith(conditions));

function after(...events: readonly Event[]): Snapshot {
  let [snapshot] = begin();
  for (const event of events) [snapshot] = transition(callMachine, snapshot, event);
  return snapshot;
}

const isSecondPress = (action: { readonly type: string; readonly params?: unknown }): boolean =>
  action.type === 'xstate.spawnChild' && (action.params as { src?: unknown }).src === 'takeBack';
const isPress = (action: { readonly type: string; readonly params?: unknown }): boolean =>
  action.type === 'xstate.spawnChild' && (action.params as { src?: unknown }).src === 'press';

describe('transitions', () => {
  test.each<[string, readonly Event[], Snapshot['value']]>([
    ['a press that was done awaits the lamp', [done], 'awaitingLamp'],
    ['the lamp registers it', [done, lit], 'registered'],
    ['a lamp that goes out serves it', [done, lit, dark], 'served'],
    ['a lamp before the acknowledge registers it', [lit], 'registered'],
    ['no lamp in time leaves it unconfirmed', [done, lampWait], 'unconfirmed'],
    ['an unreadable lamp registers nothing', [done, unreadable], 'awaitingLamp'],
    ['a late lamp registers it', [done, lampWait, lit], 'registered'],
    ['an unconfirmed call is forgotten', [done, lampWait, memory], 'cancelled'],
    ['refused because lit: its lamp is still to be seen', [refusedLit], 'verifyingLit'],
    ['the lamp seen lit makes it already registered', [refusedLit, lit], 'alreadyRegistered'],
    ['a spark on the lamp input registers nothing', [refusedLit, litWait], 'unconfirmed'],
    ['already registered is served, too', [refusedLit, lit, dark], 'served'],
    ['refused for another reason is refused', [refusedLate], 'refused'],
    ['a link lost inside the press is unconfirmed', [unknownLink], 'unconfirmed'],
    ['no acknowledge: only the lamp can tell', [unknownAck], 'awaitingLamp'],
    ['no acknowledge and the lamp lights: registered', [unknownAck, lit], 'registered'],
    ['no acknowledge and no lamp: unconfirmed', [unknownAck, lampWait], 'unconfirmed'],
    ['a press that fails counts as unknown', [failed], 'awaitingLamp'],
    ['a press that never settles is unconfirmed', [pressLimit], 'unconfirmed'],
    ['the link is lost during the press', [lost], 'unconfirmed'],
    ['the link is lost before the lamp', [done, lost], 'unconfirmed'],
    ['a registered call whose lamp is out of sight stays answered as registered', [done, lit, lost], 'outOfSight'],
    ['so does one that was registered before', [refusedLit, lit, lost], 'outOfSight'],
    ['an unconfirmed call is remembered while the link is down', [lost, unknownMode, lost], 'unconfirmed'],
    ['a fire ends it', [lost, fire], 'cancelled'],
    ['fire during the press', [fire], 'cancelled'],
    ['fire while the lamp is awaited', [done, fire], 'cancelled'],
    ['fire cancels a registered call, as the lift does', [done, lit, fire], 'cancelled'],
    [
      'a mode that cannot be told stops it, and what may have been pressed is remembered',
      [done, unknownMode],
      'unconfirmed',
    ],
    ['the same during the press', [unknownMode], 'unconfirmed'],
    ['and while a lit lamp is verified', [refusedLit, unknownMode], 'unconfirmed'],
    ['normal mode changes nothing', [normal, done, normal], 'awaitingLamp'],
    ['a call of our own may be taken back', [done, lit, takeBack], 'takingBack'],
    ['a lamp before the acknowledge proves no call of our own', [lit, takeBack], 'registered'],
    ['nor does one that nobody acknowledged', [unknownAck, lit, takeBack], 'registered'],
    ['nor a late one', [done, lampWait, lit, takeBack], 'registered'],
    ['nor one that could not be read for a moment', [done, lit, unreadable, takeBack], 'registered'],
    ['what was registered before is not taken back', [refusedLit, lit, takeBack], 'alreadyRegistered'],
    ['pressed again, the lamp is awaited', [done, lit, takeBack, doneAgain], 'awaitingDark'],
    ['a lamp that goes out has taken it back', [done, lit, takeBack, doneAgain, dark], 'takenBack'],
    ['also before the board has said so', [done, lit, takeBack, dark], 'takenBack'],
    ['a lamp that stays leaves it registered', [done, lit, takeBack, doneAgain, darkWait], 'stillRegistered'],
    ['so does a refusal', [done, lit, takeBack, refusedBusy], 'stillRegistered'],
    ['so does a press that never settles', [done, lit, takeBack, againLimit], 'stillRegistered'],
    ['a lamp that the board saw change is looked at', [done, lit, takeBack, refusedDark], 'awaitingDark'],
    ['no acknowledge: only the lamp can tell', [done, lit, takeBack, unknownAgain], 'awaitingDark'],
    ['there is no second time', [done, lit, takeBack, doneAgain, darkWait, takeBack], 'stillRegistered'],
    ['what stayed is served', [done, lit, takeBack, refusedBusy, dark], 'served'],
    ['fire in the middle of it', [done, lit, takeBack, fire], 'cancelled'],
    ['the link is lost in the middle of it', [done, lit, takeBack, doneAgain, lost], 'outOfSight'],
    ['or with the press', [done, lit, takeBack, lostAgain], 'outOfSight'],
    ['a lamp that cannot be read tells nothing', [done, lit, takeBack, doneAgain, unreadable], 'outOfSight'],
  ])('%s', (_, events, expected) => {
    expect(after(...events).value).toBe(expected);
  });

  test('the reason of a refusal is kept', () => {
    expect(after(refusedLate).context.refusal).toBe('tooLate');
    expect(begin({ mode: 'inspection' })[0].context.refusal).toBe('notNormal');
  });

  test('every end of taking back reports itself, once', () => {
    const reported = (...events: readonly Event[]): unknown => {
      const last = events.at(-1)!;
      const [, actions] = transition(callMachine, after(...events.slice(0, -1)), last);
      const reports = actions.filter((action) => action.type === 'reportTakeBack');
      expect(reports).toHaveLength(1);
      return reports[0]?.params;
    };
    const outcome = (value: object) => ({ utterance: 8, outcome: value });
    const begun = [done, lit, takeBack];
    expect(reported(...begun, doneAgain, dark)).toEqual(outcome({ kind: 'takenBack' }));
    expect(reported(...begun, doneAgain, darkWait)).toEqual(outcome({ kind: 'stillRegistered' }));
    expect(reported(...begun, againLimit)).toEqual(outcome({ kind: 'stillRegistered' }));
    expect(reported(...begun, refusedBusy)).toEqual(outcome({ kind: 'notTakenBack', reason: 'busy' }));
    expect(reported(...begun, fire)).toEqual(outcome({ kind: 'notTakenBack', reason: 'notNormal' }));
    expect(reported(...begun, unknownMode)).toEqual(outcome({ kind: 'notTakenBack', reason: 'modeUnknown' }));
    expect(reported(...begun, lost)).toEqual(outcome({ kind: 'notTakenBack', reason: 'linkDown' }));
    expect(reported(...begun, unreadable)).toEqual(outcome({ kind: 'notTakenBack', reason: 'lampUnreadable' }));
  });

  test('every settled state reports itself', () => {
    const reported = (events: readonly Event[], last: Event): unknown =>
      transition(callMachine, after(...events), last)[1].find((action) => action.type === 'reportSettled')?.params;
    expect(reported([done], lit)).toEqual({ kind: 'registered' });
    expect(reported([done], lampWait)).toEqual({ kind: 'unconfirmed' });
    expect(reported([refusedLit], lit)).toEqual({ kind: 'alreadyRegistered' });
    expect(reported([refusedLit], litWait)).toEqual({ kind: 'unconfirmed' });
    expect(reported([], refusedLate)).toEqual({ kind: 'refused', reason: 'tooLate' });
    expect(reported([done], fire)).toEqual({ kind: 'cancelled' });
    expect(reported([], lost)).toEqual({ kind: 'outOfSight' });
    expect(reported([done], lost)).toEqual({ kind: 'outOfSight' });
    expect(reported([], unknownLink)).toEqual({ kind: 'outOfSight' });
    expect(reported([unknownAck], lampWait)).toEqual({ kind: 'unconfirmed' });
  });
});

describe('explored in every order of events', () => {
  const steps = walk(callMachine, inputWith({}), everything);

  test('the walk reaches every state but the one that is never rested in', () => {
    const reached = new Set(steps.map((step) => step.nextState.value));
    const declared = Object.keys(callMachine.config.states ?? {}).filter((state) => state !== 'requested');
    expect([...reached].sort()).toEqual(declared.sort());
  });

  test('a press is asked for only at the beginning: never twice for one call', () => {
    expect(begin()[1].filter(isPress)).toHaveLength(1);
    for (const { state, event } of steps) {
      const [, actions] = transition(callMachine, state, event);
      expect(actions.filter(isPress), `${state.value} on ${event.type}`).toEqual([]);
    }
  });

  test('a lit button is pressed for who takes the call back alone, once, and never after that', () => {
    const pressing = steps.filter(({ state, event }) => transition(callMachine, state, event)[1].some(isSecondPress));
    expect(pressing.length).toBeGreaterThan(0);
    for (const { state, event, nextState } of pressing) {
      expect([state.value, event, nextState.value]).toEqual(['registered', takeBack, 'takingBack']);
      expect([state.context.isAcknowledged, state.context.takenBackBy]).toEqual([true, null]);
    }
  });

  test('registered is entered by the lamp and nothing else', () => {
    const entered = steps.filter((step) => step.nextState.value === 'registered' && step.state.value !== 'registered');
    expect(entered.length).toBeGreaterThan(0);
    for (const { event } of entered) expect(event).toEqual(lit);
  });

  test.each([lost, fire, unknownMode, shutdown])('every state has a way out for %o', (event) => {
    const unsafe = new Set([
      ...['pressing', 'awaitingLamp', 'verifyingLit', 'registered', 'alreadyRegistered'],
      ...['takingBack', 'awaitingDark', 'stillRegistered'],
    ]);
    for (const step of steps.filter((candidate) => candidate.event === event)) {
      expect(unsafe, `${step.state.value} on ${event.type}`).not.toContain(step.nextState.value);
    }
  });

  test('every call can be cleared', () => {
    for (const step of steps.filter((candidate) => candidate.event === shutdown)) {
      expect(step.nextState.status).toBe('done');
    }
  });
});

describe('conditions', () => {
  const modes = ['normal', 'fire', 'firefighter', 'earthquake', 'inspection', 'outOfService', 'unknown'] as const;
  const lamps = ['lit', 'dark', 'unknown'] as const;
  const flags = [true, false] as const;
  const all: readonly CallConditions[] = modes.flatMap((mode) =>
    lamps.flatMap((lamp) =>
      flags.flatMap((isLinkUp) =>
        flags.flatMap((isVoiceAllowed) =>
          flags.flatMap((isWithinVoiceHours) =>
            flags.flatMap((isWiringDoubted) =>
              flags.flatMap((isCallUnderWay) =>
                [0, 11, 12].flatMap((callsInLastMinute) =>
                  [7, 8].map((otherFloorsInLastMinute) => ({
                    mode,
                    lamp,
                    isLinkUp,
                    isVoiceAllowed,
                    isWithinVoiceHours,
                    isWiringDoubted,
                    isCallUnderWay,
                    callsInLastMinute,
                    callsPerMinute: 12,
                    otherFloorsInLastMinute,
                    floorsPerMinute: 8,
                  })),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );

  test('a press is never requested in a mode that is not normal, for a lamp that is not dark, or without a link', () => {
    const pressing = all.filter((conditions) => begin(conditions)[1].some(isPress));
    expect(all).toHaveLength(4032);
    expect(pressing).toHaveLength(2);
    for (const conditions of pressing) {
      expect(conditions).toMatchObject({
        mode: 'normal',
        lamp: 'dark',
        isLinkUp: true,
        isVoiceAllowed: true,
        isWithinVoiceHours: true,
        isWiringDoubted: false,
        isCallUnderWay: false,
      });
      expect(conditions.callsInLastMinute).toBeLessThan(12);
      expect(conditions.otherFloorsInLastMinute).toBeLessThan(8);
    }
  });

  test('a lit lamp is already registered, where a call were allowed', () => {
    expect(begin({ lamp: 'lit' })[0].value).toBe('alreadyRegistered');
    expect(begin({ lamp: 'lit', mode: 'fire' })[0].value).toBe('refused');
    // It may be stuck: nothing is registered then.
    expect(begin({ lamp: 'lit', isWiringDoubted: true })[0].value).toBe('refused');
  });
});
