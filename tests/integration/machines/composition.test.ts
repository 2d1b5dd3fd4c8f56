import { afterEach, expect, test } from 'vitest';
import { seededRandom } from '../../../config/kernel/index.js';
import { topState } from '../../support/machine-walk.js';
import { testStation } from '../../support/station-bench.js';
import { stimuliIn } from '../../support/together/bounded-world.js';
import { allIsWell, ComposedMachines } from '../../support/together/compose-machines.js';
import { nothingYet, remember, type Reached } from '../../support/together/history.js';
import { ServiceUnderTest } from '../../support/together/service-under-test.js';
import { TimedMachines } from '../../support/together/timed-machines.js';
import type { Deed, Stimulus, Together } from '../../support/together/together.types.js';
import { anything, backAndForth, machines, nothingKnown } from '../../support/together/worlds.js';

const stimuliPerRun = 300;
const longestPauseMs = 12_000;

const site = { buttons: ['3', '12'], locked: [], doors: { mayOpen: true, mayClose: true }, takesCallsBack: true };
const twoFloors = testStation({
  doors: { open: { contact: 15 }, close: { contact: 16 } },
  // The machines composed for the proof have no clock: to them every call is a recent one.
  cancel: { by: 'pressAgain', withinSeconds: 1_000_000 },
  floors: testStation().floors.filter(({ id }) => site.buttons.includes(id)),
  limits: { callsPerMinute: 1_000_000, floorsPerSentence: 3 },
});

let service: ServiceUnderTest;
afterEach(() => service.service.stop());

/** What both have done to the world, and how they stand. */
function seenOf({ deeds, state }: TimedMachines) {
  const count = (type: Deed['type']): number => deeds.filter((deed) => deed.type === type).length;
  return {
    availability: state.station.snapshot.value,
    dialogue: topState(state.dialogue.snapshot),
    door: doorOf(state),
    pressed: deeds.flatMap((deed) => (deed.type === 'press' ? [deed.button] : [])),
    takenBack: deeds.flatMap((deed) => (deed.type === 'takeBack' ? [deed.button] : [])),
    answers: deeds.flatMap((deed) => (deed.type === 'answer' ? [[deed.answer.utterance, deed.answer.kind]] : [])),
    holds: count('hold'),
    closes: count('closeDoor'),
    releases: count('release'),
  };
}

function doorOf({ door }: Together): string {
  const { value } = door.snapshot;
  if (typeof value !== 'string') return value.holding === 'asking' ? 'asked' : 'held';
  return value === 'closing' ? 'closing' : 'atRest';
}

function seenOfService({ service: station, elevator, answers }: ServiceUnderTest) {
  const { availability, dialogue, door } = station.view();
  return {
    availability,
    dialogue,
    door,
    pressed: elevator.pressed,
    takenBack: elevator.pressedAgain,
    answers: answers.map(({ utterance, kind }) => [utterance, kind]),
    holds: elevator.holdsAsked,
    closes: elevator.closesAsked,
    releases: elevator.releases,
  };
}

const isTrouble = (stimulus: Stimulus): boolean =>
  stimulus.type === 'link.lost' ||
  (stimulus.type === 'mode' && stimulus.mode !== 'normal') ||
  (stimulus.type === 'lamp' && stimulus.lamp === 'unknown') ||
  (stimulus.type === 'ears' && stimulus.event.type.endsWith('.lost'));

/** Any of what can happen now, troubles now and then; time passes by itself. */
function chooseStimulus(reached: Reached, chance: () => number): Stimulus {
  const isSpared = chance() > 0.06;
  const possible = [...stimuliIn(reached, anything)].filter(
    (stimulus) => !['timer', 'prompt.ended', 'shutdown'].includes(stimulus.type) && !(isSpared && isTrouble(stimulus)),
  );
  // Kinds alike: there are many decisions, and one link to be lost.
  const kinds = [...new Set(possible.map(({ type }) => type))];
  const kind = kinds[Math.floor(chance() * kinds.length)];
  const ofKind = possible.filter(({ type }) => type === kind);
  return ofKind[Math.floor(chance() * ofKind.length)]!;
}

test.each([
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((seed) => ({ seed, first: [] })),
  { seed: 9, first: [...allIsWell(site.buttons, nothingKnown), ...backAndForth] },
])(
  'the machines as composed for the proof do what the station service does, event by event (ride $seed)',
  async ({ seed, first }) => {
    const chance = seededRandom(seed);
    const composed = new ComposedMachines(machines, site);
    const model = new TimedMachines(composed, composed.begin(nothingKnown));
    service = new ServiceUnderTest(twoFloors);
    service.hearing.onPromptEnded = () => {
      model.advanceTo(service.clock.now());
      model.take({ type: 'prompt.ended' });
    };
    await service.clock.advance(0);
    let history = nothingYet;
    for (let count = 0; count < stimuliPerRun; count += 1) {
      const stimulus = first[count] ?? chooseStimulus({ state: model.state, history }, chance);
      history = remember({ state: model.state, history }, stimulus, [], model.state);
      model.take(stimulus);
      await service.take(stimulus);
      expect(seenOfService(service), `${count}: ${JSON.stringify(stimulus)}`).toEqual(seenOf(model));
      if (chance() < 0.5) continue;
      const pauseMs = Math.floor(chance() ** 3 * longestPauseMs);
      await service.clock.advance(pauseMs);
      model.advanceTo(service.clock.now());
      expect(seenOfService(service), `${count}: ${pauseMs} ms later`).toEqual(seenOf(model));
    }
    await service.take({ type: 'shutdown' });
    model.take({ type: 'shutdown' });
    expect(seenOfService(service), 'stopped').toEqual(seenOf(model));
    const { pressed, takenBack, answers, holds, closes } = seenOf(model);
    expect(pressed.length).toBeGreaterThan(3);
    expect(answers.length).toBeGreaterThan(30);
    expect(Math.min(holds, closes)).toBeGreaterThan(0);
    expect(takenBack).toHaveLength(first.length > 0 ? 1 : 0);
  },
);
