import { describe, expect, test } from 'vitest';
import { initialTransition, transition, type EventFromLogic, type SnapshotFrom } from 'xstate';
import { defaultDelays } from '../../../controller/domain/delays.js';
import { stationMachine } from '../../../controller/machines/station.machine.js';
import type { StationFacts, StationInput } from '../../../controller/machines/station.types.js';
import { testBoard } from '../../support/fake-elevator.js';
import { internalEvent, walk } from '../../support/machine-walk.js';

type Event = EventFromLogic<typeof stationMachine>;
type Availability = SnapshotFrom<typeof stationMachine>['value'];

const nothingKnown: StationFacts = {
  link: { kind: 'starting' },
  board: null,
  mode: 'unknown',
  audio: { kind: 'starting' },
  recognizers: { zh: 'starting', en: 'starting' },
};
const allWell: StationFacts = {
  link: { kind: 'up' },
  board: testBoard,
  mode: 'normal',
  audio: { kind: 'flowing' },
  recognizers: { zh: 'ready', en: 'ready' },
};
const inputOf = (facts: StationFacts): StationInput => ({ facts, delays: defaultDelays.station });

const up: Event = { type: 'link.up', board: testBoard };
const lost: Event = { type: 'link.lost' };
const refused: Event = { type: 'link.refused' };
const normal: Event = { type: 'mode.changed', mode: 'normal' };
const fire: Event = { type: 'mode.changed', mode: 'fire' };
const unknownMode: Event = { type: 'mode.changed', mode: 'unknown' };
const flowing: Event = { type: 'audio.flowing' };
const audioStarting: Event = { type: 'audio.starting' };
const deaf: Event = { type: 'audio.lost', reason: 'ended' };
const zhReady: Event = { type: 'recognizer.ready', languages: ['zh'] };
const enReady: Event = { type: 'recognizer.ready', languages: ['en'] };
const zhLost: Event = { type: 'recognizer.lost', languages: ['zh'] };
const enLost: Event = { type: 'recognizer.lost', languages: ['en'] };
const shutdown: Event = { type: 'shutdown' };
const waited = internalEvent(stationMachine, 'xstate.after.startingLimit.station.starting');

function from(facts: StationFacts, ...events: readonly Event[]): Availability {
  let [snapshot] = initialTransition(stationMachine, inputOf(facts));
  for (const event of events) [snapshot] = transition(stationMachine, snapshot, event);
  return snapshot.value;
}

describe('transitions', () => {
  test.each<[string, StationFacts, readonly Event[], Availability]>([
    ['nothing is known yet', nothingKnown, [], 'starting'],
    ['everything reports', nothingKnown, [up, normal, flowing, zhReady, enReady], 'ready'],
    ['in any order', nothingKnown, [enReady, flowing, zhReady, normal, up], 'ready'],
    ['a link without a mode', nothingKnown, [up], 'modeUnknown'],
    ['nothing reports in time', nothingKnown, [waited], 'linkDown'],
    ['the link is lost', allWell, [lost], 'linkDown'],
    ['another board is refused', allWell, [refused], 'linkDown'],
    ['a link that comes back knows no mode yet', allWell, [lost, up], 'modeUnknown'],
    ['and is ready when the mode is read', allWell, [lost, up, normal], 'ready'],
    ['fire', allWell, [fire], 'notNormal'],
    ['fire is over', allWell, [fire, normal], 'ready'],
    ['contradictory inputs', allWell, [unknownMode], 'modeUnknown'],
    ['no sound', allWell, [deaf], 'deaf'],
    ['sound again', allWell, [deaf, flowing], 'ready'],
    ['a microphone that starts again', allWell, [deaf, audioStarting], 'starting'],
    ['a recogniser is lost', allWell, [zhLost], 'degraded'],
    ['and back', allWell, [zhLost, zhReady], 'ready'],
    ['every recogniser is lost', allWell, [zhLost, enLost], 'speechLost'],
    ['and no sound comes either', allWell, [zhLost, enLost, deaf], 'deaf'],
    ['and one is back', allWell, [zhLost, enLost, enReady], 'degraded'],
    ['the gravest names the state', allWell, [zhLost, deaf, fire, lost], 'linkDown'],
    ['what was wrong below it is still wrong after it', allWell, [zhLost, deaf, fire, normal], 'deaf'],
    ['shutdown', allWell, [shutdown], 'stopping'],
  ])('%s', (_, facts, events, expected) => {
    expect(from(facts, ...events)).toBe(expected);
  });
});

describe('explored in every order of events', () => {
  const events = [
    up,
    lost,
    refused,
    normal,
    fire,
    unknownMode,
    flowing,
    audioStarting,
    deaf,
    zhReady,
    enReady,
    zhLost,
    enLost,
    shutdown,
    waited,
  ];
  const steps = walk(stationMachine, inputOf(nothingKnown), events);

  test('the walk reaches every state but the one that is passed through', () => {
    const reached = new Set(steps.map((step) => step.nextState.value));
    const declared = Object.keys(stationMachine.config.states ?? {}).filter((state) => state !== 'judging');
    expect([...reached].sort()).toEqual(declared.sort());
  });

  test('the gate opens only with the link alive, the mode normal, sound flowing and a language that is recognised', () => {
    const opened = steps.filter(({ state, event }) =>
      transition(stationMachine, state, event)[1].some((action) => action.type === 'openGate'),
    );
    expect(opened.length).toBeGreaterThan(0);
    for (const { nextState } of opened) {
      expect(nextState.context.facts).toMatchObject({
        link: { kind: 'up' },
        mode: 'normal',
        audio: { kind: 'flowing' },
      });
      expect(Object.values(nextState.context.facts.recognizers)).toContain('ready');
    }
  });

  test.each<[Event, readonly Availability[]]>([
    [lost, ['linkDown', 'stopping']],
    [fire, ['notNormal', 'linkDown', 'starting', 'stopping']],
    [unknownMode, ['modeUnknown', 'linkDown', 'starting', 'stopping']],
    [deaf, ['deaf', 'notNormal', 'modeUnknown', 'linkDown', 'starting', 'stopping']],
    [shutdown, ['stopping']],
  ])('every state has a way out for %o', (event, safe) => {
    const taken = steps.filter((step) => step.event === event);
    expect(taken.length).toBeGreaterThan(10);
    for (const step of taken) expect(safe, step.state.value).toContain(step.nextState.value);
  });

  test('a mode that is not normal opens every contact', () => {
    for (const { state, event, nextState } of steps) {
      if (nextState.value !== 'notNormal' || state.value === 'notNormal') continue;
      const [, actions] = transition(stationMachine, state, event);
      expect(actions.map((action) => action.type)).toContain('releaseContacts');
    }
  });
});
