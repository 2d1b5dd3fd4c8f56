import { afterEach, expect, test } from 'vitest';
import { workingPress } from '../../support/fake-elevator.js';
import { accepted, floors, rejected } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

const callOf = (floor: string): string | null | undefined =>
  bench.service.view().floors.find((candidate) => candidate.id === floor)?.call;

test('a floor is registered only when its lamp says so', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: 300 };
  const utterance = bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(100);
  expect(callOf('12')).toBe('awaitingLamp');
  expect(bench.answers).toEqual([]);
  await bench.clock.advance(300);
  expect(callOf('12')).toBe('registered');
  expect(bench.answers).toHaveLength(1);
  expect(bench.answers[0]).toMatchObject({
    kind: 'registered',
    floor: '12',
    language: 'zh',
    text: { zh: '12楼已登记', en: 'Floor 12 is registered' },
    utterance,
  });
  expect(bench.prompts[0]).toMatchObject({ spoken: { text: '十二楼已登记' }, tone: 'accepted' });
});

test('the chain of one utterance is told in order, timed from the end of speech', async () => {
  bench = await readyBench();
  const utterance = bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(100);
  bench.elevator.setLamp('12', 'dark');
  expect(bench.steps(utterance)).toEqual([
    'heard: “我要去十二楼”',
    'decided: Understood: go to floor 12',
    'pressed: Floor 12: contact 7 closed',
    'lamp: Lamp of floor 12 lit',
    'answered: Floor 12 is registered',
    'lamp: Lamp of floor 12 went out',
    'served: Floor 12: lamp out, call served',
  ]);
  const times = bench.chain.filter((entry) => entry.utterance === utterance).map((entry) => entry.afterSpeechMs);
  expect(times).toEqual([250, 250, 256, 296, 296, 350, 350]);
  expect(callOf('12')).toBe('served');
  await bench.clock.advance(12_000);
  expect(callOf('12')).toBeNull();
});

test('a lit button is never pressed: the answer is already registered', async () => {
  bench = await readyBench();
  bench.elevator.setLamp('12', 'lit');
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  expect(bench.elevator.presses).toEqual([]);
  expect(bench.answerKinds()).toEqual(['alreadyRegistered']);
});

test('a button that a hand lights first is not pressed again', async () => {
  bench = await readyBench();
  bench.elevator.script = {
    outcome: { kind: 'refused', reason: 'alreadyLit' },
    exchangeMs: 6,
    lampAfterMs: 20,
  };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  expect(bench.elevator.presses).toHaveLength(1);
  expect(bench.answerKinds()).toEqual(['alreadyRegistered']);
});

test('a spark on the lamp input is not taken for a lit lamp: please press the button', async () => {
  bench = await readyBench();
  bench.elevator.script = { outcome: { kind: 'refused', reason: 'alreadyLit' }, exchangeMs: 6, lampAfterMs: null };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  expect(bench.answerKinds()).toEqual(['pleasePressTheButton']);
});

test('a floor said again after an unconfirmed call is never pressed again without evidence', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: null };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_500);
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_500);
  expect(bench.elevator.presses).toHaveLength(1);
  expect(bench.answerKinds()).toEqual(['pleasePressTheButton', 'pleasePressTheButton']);
});

test('a refusal does not wipe out that a contact may have closed: no second press once the reason is gone', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: null };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_500);
  bench.elevator.setLamp('12', 'unknown');
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_500);
  expect(callOf('12')).toBe('unconfirmed');
  bench.elevator.setLamp('12', 'dark');
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_500);
  expect(bench.elevator.presses).toHaveLength(1);
  expect(bench.answerKinds()).toEqual(Array(3).fill('pleasePressTheButton'));
});

test('a decision that was long in coming presses nothing: not now', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('12')), 5_000);
  await bench.clock.advance(5_000);
  expect(bench.elevator.presses).toEqual([]);
  expect(bench.answerKinds()).toEqual(['notNow']);
});

test('calls whose end is never reported do not silence the station', async () => {
  bench = await readyBench();
  bench.elevator.script = 'neverSettles';
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(10_000);
  expect(bench.service.view().dialogue).toBe('listening');
  expect(bench.answerKinds()).toEqual(['pleasePressTheButton']);
});

test('no lamp within a second: please press the button, and never a second press', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: null };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(1_000);
  expect(bench.answers).toEqual([]);
  await bench.clock.advance(10);
  expect(callOf('12')).toBe('unconfirmed');
  expect(bench.answerKinds()).toEqual(['pleasePressTheButton']);
  await bench.clock.advance(60_000);
  expect(bench.elevator.presses).toHaveLength(1);
  expect(bench.answers).toHaveLength(1);
});

test('a lamp that lights late turns an unconfirmed call into a registered one without a second answer', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: 3_000 };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(3_100);
  expect(callOf('12')).toBe('registered');
  expect(bench.answerKinds()).toEqual(['pleasePressTheButton']);
});

test('a press whose outcome is unknown is unconfirmed unless the lamp lights', async () => {
  bench = await readyBench();
  const unknown = { outcome: { kind: 'unknown', reason: 'noAcknowledge' }, exchangeMs: 400 } as const;
  bench.elevator.script = { ...unknown, lampAfterMs: null };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_500);
  bench.elevator.script = { ...unknown, lampAfterMs: 100 };
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(2_500);
  expect(bench.answers.map(({ kind, floor }) => [kind, floor])).toEqual([
    ['pleasePressTheButton', '12'],
    ['registered', '3'],
  ]);
  expect(bench.elevator.presses).toHaveLength(2);
});

test.each(['throws', 'neverSettles'] as const)(
  'a bridge that %s leaves the call unconfirmed, not pressed again',
  async (script) => {
    bench = await readyBench();
    bench.elevator.script = script;
    bench.hearing.say(accepted(floors('12')));
    await bench.clock.advance(6_000);
    expect(bench.answerKinds()).toEqual(['pleasePressTheButton']);
    expect(bench.elevator.presses).toHaveLength(1);
    expect(bench.service.view().dialogue).toBe('listening');
  },
);

test('several floors of one sentence are pressed once each and answered together', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('3', '12', '3'), '三楼和十二楼'));
  await bench.clock.advance(200);
  expect(bench.pressedButtons()).toEqual(['3', '12']);
  expect(bench.answers.map(({ kind, floor, text }) => [kind, floor, text['en']])).toEqual([
    ['registered', null, 'The lift has registered floor 3 and floor 12'],
  ]);
});

test('of several floors the one that failed is named', async () => {
  bench = await readyBench();
  bench.elevator.setLamp('3', 'lit');
  bench.elevator.script = { ...workingPress, lampAfterMs: null };
  bench.hearing.say(accepted(floors('3', '12'), '三楼和十二楼'));
  await bench.clock.advance(1_200);
  expect(bench.answers.map(({ kind, floor }) => [kind, floor])).toEqual([['pleasePressTheButton', '12']]);
});

test('a floor that is locked or has no lamp is never called by voice', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('5')));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted(floors('6')));
  await bench.clock.advance(2_000);
  expect(bench.elevator.presses).toEqual([]);
  expect(bench.answers.map(({ kind, floor }) => [kind, floor])).toEqual([
    ['notAllowed', '5'],
    ['notAllowed', '6'],
  ]);
});

test('a lamp that cannot be read is not guessed: please press the button', async () => {
  bench = await readyBench();
  bench.elevator.setLamp('12', 'unknown');
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(10);
  expect(bench.elevator.presses).toEqual([]);
  expect(bench.answerKinds()).toEqual(['pleasePressTheButton']);
});

test('more calls in a minute than the site allows are refused', async () => {
  bench = await readyBench({ limits: { callsPerMinute: 2, floorsPerSentence: 3 } });
  for (const floor of ['1', '2', '3']) {
    bench.hearing.say(accepted(floors(floor)));
    await bench.clock.advance(2_000);
  }
  expect(bench.pressedButtons()).toEqual(['1', '2']);
  expect(bench.answers.at(-1)).toMatchObject({ kind: 'notNow', floor: '3' });
  await bench.clock.advance(60_000);
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(2_000);
  expect(bench.elevator.presses).toHaveLength(3);
});

test('what was said while a call is under way is dealt with after it', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: null };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(300);
  bench.hearing.say(accepted(floors('3')));
  bench.hearing.say(rejected('notAPhrase'));
  await bench.clock.advance(300);
  expect(bench.elevator.presses).toHaveLength(1);
  await bench.clock.advance(2_000);
  expect(bench.pressedButtons()).toEqual(['12', '3']);
});
