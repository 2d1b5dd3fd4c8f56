import { describe, expect, test } from 'vitest';
import { initialTransition, transition, type EventFromLogic, type SnapshotFrom } from 'xstate';
import { gateMachine, type GateInput } from '../../../controller/machines/gate.machine.js';
import { internalEvent, topState, walk } from '../../support/machine-walk.js';

type Event = EventFromLogic<typeof gateMachine>;
type Snapshot = SnapshotFrom<typeof gateMachine>;

const byName: GateInput = { gate: 'wakeWord', openMs: 10_000 };
const bySight: GateInput = { gate: 'presence', openMs: 10_000 };

const opened: Event = { type: 'station.opened' };
const closed: Event = { type: 'station.closed' };
const comes: Event = { type: 'presence.changed', isPresent: true };
const leaves: Event = { type: 'presence.changed', isPresent: false };
const busy: Event = { type: 'attention.changed', isBusy: true };
const idle: Event = { type: 'attention.changed', isBusy: false };
const called: Event = { type: 'wake.heard', isAlone: true };
const calledWithFloor: Event = { type: 'wake.heard', isAlone: false };
const request: Event = { type: 'request.heard' };
const shutdown: Event = { type: 'shutdown' };
const timeOut = internalEvent(gateMachine, 'xstate.after.open.gate.open.waiting');
const everything = [
  ...[opened, closed, comes, leaves, busy, idle, called, calledWithFloor, request, shutdown, timeOut],
] as const;

function after(input: GateInput, events: readonly Event[]): { readonly state: Snapshot; readonly tones: number } {
  let [state] = initialTransition(gateMachine, input);
  let tones = 0;
  for (const event of events) {
    const [next, actions] = transition(gateMachine, state, event);
    state = next;
    tones += actions.filter(({ type }) => type === 'announce').length;
  }
  return { state, tones };
}

describe('opened by the name of the lift', () => {
  test.each<[string, readonly Event[], string, number]>([
    ['closed until it is called', [opened], 'closed', 0],
    ['open when it is called', [opened, called], 'open', 1],
    ['without a tone where an answer follows', [opened, calledWithFloor], 'open', 0],
    ['called again it says so again', [opened, called, called], 'open', 2],
    ['the time runs out', [opened, called, timeOut], 'closed', 1],
    ['not while a question is open or a call under way', [opened, called, busy, timeOut], 'open', 1],
    ['but after it', [opened, called, busy, idle, timeOut], 'closed', 1],
    ['said in time and understood after it', [opened, called, timeOut, request], 'open', 1],
    ['not out of service', [called], 'closed', 0],
    ['and a request opens nothing out of service', [request], 'closed', 0],
    ['out of service it closes', [opened, called, closed], 'closed', 1],
    ['and stays closed when that is over', [opened, called, closed, opened], 'closed', 1],
    ['an answer that is being said opens nothing', [opened, busy, idle], 'closed', 0],
    ['nor does a sensor that there is none of', [opened, comes], 'closed', 0],
    ['the end of the station', [opened, called, shutdown], 'closed', 1],
  ])('%s', (_, events, expected, tones) => {
    const { state, tones: heard } = after(byName, events);
    expect([topState(state), heard]).toEqual([expected, tones]);
  });
});

describe('opened by a sensor that sees people', () => {
  test.each<[string, readonly Event[], string, number]>([
    ['closed while nobody is there', [opened], 'closed', 0],
    ['open when somebody comes', [opened, comes], 'open', 1],
    ['and as long as they are there', [opened, comes, timeOut, request, timeOut], 'open', 1],
    ['a while longer', [opened, comes, leaves], 'open', 1],
    ['and no longer', [opened, comes, leaves, timeOut], 'closed', 1],
    ['who is back in time is not announced again', [opened, comes, leaves, comes], 'open', 1],
    ['the name of the lift opens nothing here', [opened, called], 'closed', 0],
    ['who is there out of service is listened to, without a tone', [comes], 'open', 0],
    ['and in service again', [comes, opened, closed, opened], 'open', 0],
    ['who leaves out of service is gone at once', [opened, comes, closed, leaves], 'closed', 1],
  ])('%s', (_, events, expected, tones) => {
    const { state, tones: heard } = after(bySight, events);
    expect([topState(state), heard]).toEqual([expected, tones]);
  });

  test('the time begins anew with whatever is answered', () => {
    const waiting = after(bySight, [opened, comes, leaves]).state;
    expect(waiting.value).toEqual({ open: 'waiting' });
    const [, actions] = transition(gateMachine, waiting, request);
    expect(actions.map(({ type }) => type)).toEqual(['xstate.cancel', 'xstate.raise']);
  });
});

describe.each([byName, bySight])('explored in every order of events, opened by $gate', (input) => {
  const steps = walk(gateMachine, input, everything);

  test('it rests in no state that is passed through, and comes to every other one', () => {
    const reached = new Set(steps.map(({ nextState: { value } }) => JSON.stringify(value)));
    expect([...reached].sort()).toEqual(['"closed"', '{"open":"kept"}', '{"open":"waiting"}']);
  });

  test('nothing opens it but what the site file says, or a request that began while it was open', () => {
    const openings = steps.filter(
      ({ state, nextState }) => topState(state) === 'closed' && topState(nextState) === 'open',
    );
    const causes = new Set(openings.map(({ event }) => event.type));
    const own = input.gate === 'presence' ? 'presence.changed' : 'wake.heard';
    expect([...causes].sort()).toEqual([own, 'request.heard'].sort());
    for (const { event } of openings) expect(event).not.toBe(leaves);
  });

  test('out of service it is open only for somebody whom the sensor sees', () => {
    const out = steps.filter(({ nextState }) => !nextState.context.isStationOpen && topState(nextState) === 'open');
    expect(out.length).toBe(input.gate === 'presence' ? out.length : 0);
    for (const { nextState } of out) expect(nextState.context.isPresent).toBe(true);
  });

  test('the time runs wherever nothing keeps it open, so that it always closes', () => {
    for (const { nextState } of steps.filter(({ nextState: { value } }) => topState({ value }) === 'open')) {
      const { isPresent, isBusy } = nextState.context;
      expect(nextState.value).toEqual({ open: isPresent || isBusy ? 'kept' : 'waiting' });
    }
    for (const { nextState } of steps.filter(({ event }) => event === timeOut))
      expect(nextState.value).not.toEqual({ open: 'waiting' });
  });

  test('a tone is heard only in service, when it opens or the lift is called', () => {
    for (const { state, event } of steps) {
      const [next, actions] = transition(gateMachine, state, event);
      if (actions.every(({ type }) => type !== 'announce')) continue;
      expect(topState(next)).toBe('open');
      expect(next.context.isStationOpen).toBe(true);
      expect([called, comes]).toContain(event);
    }
  });
});
