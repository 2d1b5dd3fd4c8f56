import { afterEach, expect, test } from 'vitest';
import type { Direction, LandingStation } from '../../../config/index.js';
import type { Decision, Intent } from '../../../speech/index.js';
import { workingPress } from '../../support/fake-elevator.js';
import { accepted, rejected, uncertain } from '../../support/fake-hearing.js';
import { landingStation } from '../../support/landing-station.js';
import { readyBenchOf, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

const call = (direction: Direction): Intent => ({ kind: 'landingCall', direction });
const up = accepted(call('up'), '我要上楼');

async function stand(changes: Partial<LandingStation> = {}): Promise<void> {
  bench = await readyBenchOf(landingStation(changes));
}

async function say(decision: Decision, waitMs = 2_500): Promise<number> {
  const utterance = bench.hearing.say(decision);
  await bench.clock.advance(waitMs);
  return utterance;
}

const lampsOf = () =>
  bench.service.view().landing?.calls.map(({ direction, lamp, call: state }) => [direction, lamp, state]);

test('a call is registered only when the lamp of its button says so, and answered by its direction', async () => {
  await stand();
  const utterance = await say(up);
  expect(bench.pressedButtons()).toEqual(['up']);
  expect(bench.answers).toMatchObject([
    { kind: 'registered', floor: null, direction: 'up', text: { zh: '上行已登记', en: 'Up is registered' } },
  ]);
  expect(bench.prompts[0]).toMatchObject({ spoken: { text: '上行已登记' }, tone: 'accepted' });
  expect(lampsOf()).toEqual([
    ['up', 'lit', 'registered'],
    ['down', 'dark', null],
  ]);
  bench.elevator.setLamp('up', 'dark');
  expect(bench.steps(utterance)).toEqual([
    'heard: “我要上楼”',
    'decided: Understood: go up',
    'pressed: Up: contact 1 closed',
    'lamp: Lamp of up lit',
    'answered: Up is registered',
    'lamp: Lamp of up went out',
    'served: Up: lamp out, call served',
  ]);
});

test('a lit button is never pressed, and a lamp that stays dark is told and not pressed again', async () => {
  await stand();
  bench.elevator.setLamp('up', 'lit');
  await say(up);
  expect([bench.pressedButtons(), bench.answerKinds()]).toEqual([[], ['alreadyRegistered']]);
  bench.elevator.script = { ...workingPress, lampAfterMs: null };
  await say(accepted(call('down'), 'down please', 'en'));
  await say(accepted(call('down'), 'down please', 'en'));
  expect(bench.pressedButtons()).toEqual(['down']);
  expect(bench.answers.at(-1)).toMatchObject({ kind: 'pleasePressTheButton', direction: 'down' });
});

test('what is not sure is asked about: yes calls, no and silence do not, and the other direction replaces it', async () => {
  await stand();
  await say(uncertain(call('up'), '上'));
  expect(bench.answers.at(-1)).toMatchObject({ kind: 'pleaseConfirm', direction: 'up' });
  await say(accepted({ kind: 'cancel', floors: [] }, '取消'));
  await say(uncertain(call('up'), '上'));
  await say(accepted({ kind: 'confirm' }, '确认'));
  expect(bench.pressedButtons()).toEqual(['up']);
  await say(uncertain(call('up'), '上'));
  await say(accepted(call('down'), '我要下楼'));
  expect(bench.pressedButtons()).toEqual(['up', 'down']);
  await say(uncertain(call('down'), '下'), 20_000);
  expect([bench.pressedButtons(), bench.answerKinds().at(-1)]).toEqual([['up', 'down'], 'cancelled']);
});

test('a hand that lights the button of a question has said yes', async () => {
  await stand();
  await say(uncertain(call('down'), '下'));
  bench.elevator.setLamp('down', 'lit');
  await bench.clock.advance(100);
  expect([bench.pressedButtons(), bench.answerKinds().at(-1)]).toEqual([[], 'alreadyRegistered']);
});

test('where the lift does not go that way, the passenger is told so', async () => {
  const { down } = landingStation().calls;
  await stand({ calls: { up: null, down } });
  const utterance = await say(rejected('floorUnknown', 'up'));
  expect(bench.answers).toMatchObject([
    { kind: 'noSuchFloor', direction: 'up', text: { en: 'The lift does not go up from here' } },
  ]);
  expect(bench.steps(utterance)[0]).toBe('heard: Asked to go up');
});

test.each(['fire', 'firefighter', 'earthquake', 'inspection', 'outOfService', 'unknown'] as const)(
  'in mode %s nothing is pressed',
  async (mode) => {
    await stand();
    bench.elevator.setMode(mode);
    await say(up);
    expect(bench.pressedButtons()).toEqual([]);
  },
);

test('the limit of calls per minute holds', async () => {
  await stand({ limits: { callsPerMinute: 1, floorsPerSentence: 3 } });
  await say(up);
  await say(accepted(call('down'), '我要下楼'));
  expect([bench.pressedButtons(), bench.answerKinds()]).toEqual([['up'], ['registered', 'notNow']]);
});

test('a call for help names no button that a landing does not have', async () => {
  await stand();
  await say(accepted({ kind: 'distress' }, 'help', 'en'));
  expect(bench.answers[0]?.kind).toBe('pressTheAlarm');
  expect(bench.answers[0]?.text['en']).not.toContain('button');
});
