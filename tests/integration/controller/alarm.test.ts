import { afterEach, expect, test } from 'vitest';
import type { CarStation } from '../../../config/index.js';
import { accepted, floors, uncertain } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

const wired: Partial<CarStation> = { alarm: { contact: 13 } };
const help = accepted({ kind: 'distress' }, '救命');

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

test('a call for help presses the alarm once, in addition, and the answer says so and names the yellow button', async () => {
  bench = await readyBench(wired);
  const utterance = bench.hearing.say(help);
  await bench.clock.advance(20_000);
  expect(bench.elevator.alarms).toHaveLength(1);
  expect(bench.answers).toMatchObject([{ kind: 'alarmPressed', utterance, language: 'zh' }]);
  expect(bench.prompts[0]?.spoken.text).toBe('语音已经按了一次报警按钮，请您再按一下黄色的报警按钮');
  expect(bench.pressedButtons()).toEqual([]);
  expect(bench.steps(utterance)).toContain('pressed: Alarm: contact 13 closed, in addition to the button');
});

test('cries that are repeated press the alarm once in 10 s, and each is answered', async () => {
  bench = await readyBench(wired);
  for (let times = 0; times < 4; times += 1) {
    bench.hearing.say(help);
    await bench.clock.advance(4_000);
  }
  expect(bench.elevator.alarms).toHaveLength(2);
  expect(bench.answerKinds()).toEqual(Array(4).fill('alarmPressed'));
});

test('two cries at the same moment are one press', async () => {
  bench = await readyBench(wired);
  bench.hearing.say(help);
  bench.hearing.say(help);
  await bench.clock.advance(3_000);
  expect(bench.elevator.alarms).toHaveLength(1);
});

test('an unsure call for help presses nothing, and is sent to the button', async () => {
  bench = await readyBench(wired);
  bench.hearing.say(uncertain({ kind: 'distress' }, '救命'));
  await bench.clock.advance(3_000);
  expect(bench.elevator.alarms).toEqual([]);
  expect(bench.answerKinds()).toEqual(['pressTheAlarm']);
});

test('where the alarm is not wired nothing is pressed', async () => {
  bench = await readyBench();
  bench.hearing.say(help);
  await bench.clock.advance(3_000);
  expect(bench.elevator.alarms).toEqual([]);
  expect(bench.answerKinds()).toEqual(['pressTheAlarm']);
});

test.each([
  [{ kind: 'refused', reason: 'notNormal' }],
  [{ kind: 'unknown', reason: 'noAcknowledge' }],
  ['throws'],
  ['neverSettles'],
] as const)('what is not known to be pressed is not said to be: %o', async (script) => {
  bench = await readyBench(wired);
  bench.elevator.pulseScript = script;
  bench.hearing.say(help);
  await bench.clock.advance(3_000);
  expect(bench.answerKinds()).toEqual(['pressTheAlarm']);
});

test('a press that was refused does not keep the next cry from pressing', async () => {
  bench = await readyBench(wired);
  bench.elevator.pulseScript = { kind: 'refused', reason: 'busy' };
  bench.hearing.say(help);
  await bench.clock.advance(2_000);
  bench.elevator.pulseScript = { kind: 'done', roundTripMs: 6, evidence: 'acknowledged' };
  bench.hearing.say(help);
  await bench.clock.advance(1_000);
  expect(bench.elevator.alarms).toHaveLength(2);
  expect(bench.answerKinds()).toEqual(['pressTheAlarm', 'alarmPressed']);
});

test('nothing stands between a call for help and the alarm: not a question, a call under way, nor a late decision', async () => {
  bench = await readyBench(wired);
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(help, 6_000);
  await bench.clock.advance(20);
  expect(bench.elevator.alarms).toHaveLength(1);
  await bench.clock.advance(11_000);
  bench.hearing.say(accepted(floors('3')));
  bench.hearing.say(help);
  await bench.clock.advance(20);
  expect(bench.elevator.alarms).toHaveLength(2);
  await bench.clock.advance(3_000);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'alarmPressed', 'alarmPressed', 'registered']);
});

test('a held door stays held when the alarm is pressed', async () => {
  bench = await readyBench({ ...wired, doors: { open: { contact: 11 }, close: null } });
  bench.hearing.say(accepted({ kind: 'openDoors' }, '开门'));
  await bench.clock.advance(2_000);
  bench.hearing.say(help);
  await bench.clock.advance(1_000);
  expect(bench.elevator.alarms).toHaveLength(1);
  expect(bench.elevator.isDoorHeld).toBe(true);
});
