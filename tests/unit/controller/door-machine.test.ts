import { describe, expect, test } from 'vitest';
import { initialTransition, transition, type EventFromLogic, type SnapshotFrom } from 'xstate';
import { defaultDelays } from '../../../controller/domain/delays.js';
import {
  answerToDoor,
  doorRefusalOf,
  type DoorConditions,
  type DoorOutcome,
} from '../../../controller/domain/doors.js';
import { doorMachine, type DoorReport } from '../../../controller/machines/door.machine.js';
import type { HoldOutcome, PressOutcome } from '../../../firmware-bridge/index.js';
import { internalEvent, walk } from '../../support/machine-walk.js';

type Event = EventFromLogic<typeof doorMachine>;
type Snapshot = SnapshotFrom<typeof doorMachine>;

const input = { delays: defaultDelays.door };
const normalLift: DoorConditions = { isLinkUp: true, mode: 'normal', areLampsRead: true, isWired: true };
const open: Event = { type: 'door.open', utterance: 1, conditions: normalLift };
const openAgain: Event = { type: 'door.open', utterance: 2, conditions: normalLift };
const openInFire: Event = { type: 'door.open', utterance: 3, conditions: { ...normalLift, mode: 'fire' } };
const close: Event = { type: 'door.close', utterance: 4, conditions: normalLift };
const closeNotWired: Event = { type: 'door.close', utterance: 5, conditions: { ...normalLift, isWired: false } };
const letGo: Event = { type: 'door.letGo', utterance: 6 };
const held: Event = { type: 'door.held' };
const floor: Event = { type: 'floor.asked' };
const fire: Event = { type: 'mode.changed', mode: 'fire' };
const unknownMode: Event = { type: 'mode.changed', mode: 'unknown' };
const normal: Event = { type: 'mode.changed', mode: 'normal' };
const lost: Event = { type: 'link.lost' };
const shutdown: Event = { type: 'shutdown' };
const holdEnds = (output: HoldOutcome): Event => internalEvent(doorMachine, 'xstate.done.actor.hold', { output });
const closeEnds = (output: PressOutcome): Event =>
  internalEvent(doorMachine, 'xstate.done.actor.pressClose', { output });
const done = holdEnds({ kind: 'done', heldMs: 30_000 });
const tooSoon = holdEnds({ kind: 'refused', reason: 'tooSoon', heldMs: 0 });
const noAnswer = holdEnds({ kind: 'unknown', heldMs: 0 });
const holdFails = internalEvent(doorMachine, 'xstate.error.actor.hold', { error: new Error('no') });
const closed = closeEnds({ kind: 'done', roundTripMs: 6, evidence: 'acknowledged' });
const closeBusy = closeEnds({ kind: 'refused', reason: 'busy' });
const closeUnknown = closeEnds({ kind: 'unknown', reason: 'linkLost' });
const closeFails = internalEvent(doorMachine, 'xstate.error.actor.pressClose', { error: new Error('no') });
const dwell = internalEvent(doorMachine, 'xstate.after.dwell.door.holding.held.dwelling');
const holdLimit = internalEvent(doorMachine, 'xstate.after.answerLimit.door.holding.asking');
const closeLimit = internalEvent(doorMachine, 'xstate.after.answerLimit.door.closing');
const everything: readonly Event[] = [
  ...[open, openAgain, openInFire, close, closeNotWired, letGo, held, floor, fire, unknownMode, normal, lost, shutdown],
  ...[done, tooSoon, noAnswer, holdFails, closed, closeBusy, closeUnknown, closeFails, dwell, holdLimit, closeLimit],
];

const stateOf = ({ value }: Snapshot): string => {
  if (typeof value === 'string') return value;
  return value.holding === 'asking' ? 'asking' : 'held';
};

function told(...events: readonly Event[]) {
  let [snapshot] = initialTransition(doorMachine, input);
  const reports: [number, DoorOutcome['kind']][] = [];
  const started: string[] = [];
  for (const event of events) {
    const [next, actions] = transition(doorMachine, snapshot, event);
    snapshot = next;
    for (const { type, params } of actions) {
      const { utterance, outcome } = (params ?? {}) as DoorReport;
      if (type === 'reportDoor') reports.push([utterance, outcome.kind]);
      if (type === 'xstate.spawnChild') started.push((params as { src: string }).src);
    }
  }
  return { state: stateOf(snapshot), reports, started };
}

describe('door open', () => {
  test('is held only once the board has answered', () => {
    expect(told(open)).toEqual({ state: 'asking', reports: [], started: ['hold'] });
    expect(told(open, held)).toMatchObject({ state: 'held', reports: [[1, 'held']] });
  });

  test('is held for one dwell, and asked for again for another one, by the same hold', () => {
    expect(told(open, held, dwell).state).toBe('atRest');
    expect(told(open, held, openAgain)).toEqual({
      state: 'held',
      reports: [
        [1, 'held'],
        [2, 'held'],
      ],
      started: ['hold'],
    });
  });

  test.each<[string, Event]>([
    ['the end of the time that the board allows', done],
    ['a floor that is to be pressed', floor],
    ['fire', fire],
    ['a mode that is not known', unknownMode],
    ['a lost link', lost],
    ['a hold that fails', holdFails],
  ])('ends with %s, without a word', (_, event) => {
    expect(told(open, held, event)).toMatchObject({ state: 'atRest', reports: [[1, 'held']] });
  });

  test('ends when the station does', () => {
    expect(told(open, held, shutdown).state).toBe('stopped');
  });

  test('asked for again when the lift is not known to run normally, it is let go of and refused', () => {
    expect(told(open, held, openInFire)).toMatchObject({
      state: 'atRest',
      reports: [
        [1, 'held'],
        [3, 'refused'],
      ],
    });
  });

  test.each<[string, Event, DoorOutcome['kind']]>([
    ['the board refuses', tooSoon, 'refused'],
    ['the board does not answer', noAnswer, 'unconfirmed'],
    ['the bridge fails', holdFails, 'unconfirmed'],
    ['nobody answers at all', holdLimit, 'unconfirmed'],
    ['a floor comes first', floor, 'refused'],
    ['fire comes first', fire, 'refused'],
    ['the link is lost first', lost, 'refused'],
  ])('that never began is reported once: %s', (_, event, outcome) => {
    expect(told(open, event, normal)).toMatchObject({ state: 'atRest', reports: [[1, outcome]] });
  });

  test('is not asked for in a mode that is not normal', () => {
    expect(told(openInFire)).toEqual({ state: 'atRest', reports: [[3, 'refused']], started: [] });
  });

  test('normal service changes nothing', () => {
    expect(told(open, normal, held, normal).state).toBe('held');
  });
});

describe('door close', () => {
  test('is one press', () => {
    expect(told(close, closed)).toEqual({ state: 'atRest', reports: [[4, 'closePressed']], started: ['pressClose'] });
    expect(told(close, closeBusy).reports).toEqual([[4, 'refused']]);
    expect(told(close, closeUnknown).reports).toEqual([[4, 'unconfirmed']]);
    expect(told(close, closeFails).reports).toEqual([[4, 'unconfirmed']]);
    expect(told(close, closeLimit).reports).toEqual([[4, 'unconfirmed']]);
  });

  test('is not pressed while the door is held: it lets go, and that is all', () => {
    expect(told(open, held, close)).toEqual({
      state: 'atRest',
      reports: [
        [1, 'held'],
        [4, 'letGo'],
      ],
      started: ['hold'],
    });
  });

  test('is refused where the site has not wired it', () => {
    expect(told(closeNotWired)).toEqual({ state: 'atRest', reports: [[5, 'refused']], started: [] });
  });
});

test('to let go presses nothing, also where nothing is held', () => {
  expect(told(open, held, letGo)).toMatchObject({
    state: 'atRest',
    reports: [
      [1, 'held'],
      [6, 'letGo'],
    ],
  });
  expect(told(letGo)).toEqual({ state: 'atRest', reports: [[6, 'letGo']], started: [] });
});

describe('explored in every order of events', () => {
  const steps = walk(doorMachine, input, everything);
  const isStart = (src: string) => (action: { readonly type: string; readonly params: unknown }) =>
    action.type === 'xstate.spawnChild' && (action.params as { src?: string }).src === src;

  test('every state is reached', () => {
    expect(new Set(steps.map(({ nextState }) => stateOf(nextState)))).toEqual(
      new Set(['atRest', 'asking', 'held', 'closing', 'stopped']),
    );
  });

  test('door close is never pressed while the door is held, nor the other way round', () => {
    for (const { state, event, nextState } of steps) {
      const [, actions] = transition(doorMachine, state, event);
      if (actions.some(isStart('pressClose')))
        expect([stateOf(state), stateOf(nextState)]).toEqual(['atRest', 'closing']);
      if (actions.some(isStart('hold'))) expect([stateOf(state), stateOf(nextState)]).toEqual(['atRest', 'asking']);
    }
  });

  test.each([lost, fire, unknownMode, shutdown])('nothing is held or pressed any longer after %o', (event) => {
    for (const step of steps.filter((candidate) => candidate.event === event))
      expect(['atRest', 'stopped']).toContain(stateOf(step.nextState));
  });

  test('every wish is reported exactly once', () => {
    for (const { state, event } of steps) {
      const [next, actions] = transition(doorMachine, state, event);
      const reports = actions.filter(({ type }) => type === 'reportDoor').map(({ params }) => params as DoorReport);
      const isAwaited = (snapshot: Snapshot): boolean => ['asking', 'closing'].includes(stateOf(snapshot));
      const asked = 'utterance' in event && state.status === 'active' ? 1 : 0;
      const before = isAwaited(state) ? 1 : 0;
      const after = isAwaited(next) ? 1 : 0;
      // A door asked for twice before the board answers has one hold, and the later of the two is told of it.
      const isReplaced = stateOf(state) === 'asking' && event.type === 'door.open';
      expect(reports.length, `${stateOf(state)} on ${event.type}`).toBe(isReplaced ? 0 : before + asked - after);
    }
  });
});

describe('conditions', () => {
  const modes = ['normal', 'fire', 'firefighter', 'earthquake', 'inspection', 'outOfService', 'unknown'] as const;
  const flags = [true, false] as const;
  const all = modes.flatMap((mode) =>
    flags.flatMap((isLinkUp) =>
      flags.flatMap((areLampsRead) =>
        flags.map((isWired): DoorConditions => ({ mode, isLinkUp, areLampsRead, isWired })),
      ),
    ),
  );

  test('no door is touched by voice but in a mode known to be normal, over a link that is up, with lamps that are read, where the site wired it', () => {
    const allowed = all.filter((conditions) => doorRefusalOf(conditions) === null);
    expect(allowed).toEqual([normalLift]);
    for (const conditions of all) {
      const { started } = told({ type: 'door.open', utterance: 1, conditions });
      expect(started).toEqual(doorRefusalOf(conditions) === null ? ['hold'] : []);
    }
  });

  test('a refusal sends to the button where that helps, and nobody to one in a fire', () => {
    const answer = (reason: Extract<DoorOutcome, { kind: 'refused' }>['reason']) =>
      answerToDoor({ kind: 'refused', reason });
    expect(answer('notWired')).toBe('notAllowed');
    expect(answer('tooSoon')).toBe('pressTheDoorButton');
    expect(answer('busy')).toBe('pressTheDoorButton');
    for (const reason of ['notNormal', 'modeUnknown', 'linkDown', 'locked'] as const)
      expect(answer(reason)).toBe('notNow');
  });
});
