import { afterEach, expect, test } from 'vitest';
import type { CarStation } from '../../../config/index.js';
import { accepted, floors, uncertain } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

const wired: Partial<CarStation> = { doors: { open: { contact: 11 }, close: { contact: 12 } } };
const open = (language: 'zh' | 'en' = 'zh') =>
  accepted({ kind: 'openDoors' }, language === 'zh' ? '开门' : 'open the door', language);
const close = accepted({ kind: 'closeDoors' }, '关门');
const cancel = accepted({ kind: 'cancel', floors: [] }, '取消');

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
  // Whatever a test did: the end of the station lets go of the door.
  expect(bench.elevator.isDoorHeld).toBe(false);
});

/** ms for which the door was held, each time. */
const heldMs = (): readonly number[] => bench.elevator.holds.map(({ fromMs, toMs }) => (toMs ?? Infinity) - fromMs);

test.each([
  ['zh', '正在为您按住开门键'],
  ['en', 'Holding the door open button'],
] as const)('the door is held for 5 s, and the answer in %s says what was done', async (language, text) => {
  bench = await readyBench(wired);
  bench.hearing.say(open(language));
  await bench.clock.advance(100);
  expect(bench.service.view().door).toBe('held');
  expect(bench.answers).toMatchObject([{ kind: 'doorHeld', language }]);
  expect(bench.prompts[0]?.spoken.text).toBe(text);
  await bench.clock.advance(10_000);
  expect(bench.service.view().door).toBe('atRest');
  expect(heldMs()).toEqual([5_000]);
  expect(bench.answerKinds()).toEqual(['doorHeld']);
  expect(bench.pressedButtons()).toEqual([]);
});

test('asked again it is held on, every request is answered, and it ends 5 s after the last one', async () => {
  bench = await readyBench(wired);
  for (let times = 0; times < 3; times += 1) {
    bench.hearing.say(open());
    await bench.clock.advance(4_000);
  }
  await bench.clock.advance(10_000);
  expect(heldMs()).toHaveLength(1);
  expect(heldMs()[0]).toBeGreaterThan(12_900);
  expect(heldMs()[0]).toBeLessThan(13_100);
  expect(bench.answerKinds()).toEqual(['doorHeld', 'doorHeld', 'doorHeld']);
});

test('however often it is asked for, the door is held for 30 s at most in one go', async () => {
  bench = await readyBench(wired);
  for (let times = 0; times < 7; times += 1) {
    bench.hearing.say(open());
    await bench.clock.advance(4_200);
  }
  expect(bench.elevator.holds).toHaveLength(1);
  await bench.clock.advance(2_000);
  expect(heldMs()).toEqual([30_000]);
});

test.each(['fire', 'firefighter', 'earthquake', 'inspection', 'outOfService', 'unknown'] as const)(
  'mode %s lets go of the door at once, and no door is held in it: not now',
  async (mode) => {
    bench = await readyBench(wired);
    bench.hearing.say(open());
    await bench.clock.advance(2_000);
    bench.elevator.setMode(mode);
    await bench.clock.advance(0);
    expect(bench.elevator.isDoorHeld).toBe(false);
    bench.hearing.say(open());
    bench.hearing.say(close);
    await bench.clock.advance(20_000);
    expect(bench.elevator.holds).toHaveLength(1);
    expect(bench.elevator.doorCloses).toEqual([]);
    expect(bench.answerKinds()).toEqual(['doorHeld', 'notNow', 'notNow']);
  },
);

test('fire while the board has not answered: one answer, not now', async () => {
  bench = await readyBench(wired);
  bench.hearing.say(open());
  await bench.clock.advance(3);
  bench.elevator.setMode('fire');
  await bench.clock.advance(20_000);
  expect(bench.elevator.holds).toEqual([]);
  expect(bench.answerKinds()).toEqual(['notNow']);
});

test('a lost link lets go of the door, and is answered once if nothing was answered before', async () => {
  bench = await readyBench(wired);
  bench.hearing.say(open());
  await bench.clock.advance(1_000);
  bench.elevator.loseLink();
  await bench.clock.advance(0);
  expect(bench.elevator.isDoorHeld).toBe(false);
  expect(bench.answerKinds()).toEqual(['doorHeld']);
});

test('a floor that is to be pressed ends the hold first, and is pressed at once', async () => {
  bench = await readyBench(wired);
  bench.hearing.say(open());
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(3_000);
  expect(bench.pressedButtons()).toEqual(['3']);
  const [hold] = bench.elevator.holds;
  expect(hold?.toMs).toBeLessThanOrEqual(bench.elevator.presses[0]!.atMs);
  expect(heldMs()[0]).toBeLessThan(2_100);
  expect(bench.answerKinds()).toEqual(['doorHeld', 'registered']);
});

test('a floor that is not pressed, because it is registered or locked, leaves the door held', async () => {
  bench = await readyBench(wired);
  bench.elevator.setLamp('3', 'lit');
  bench.hearing.say(open());
  await bench.clock.advance(1_500);
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(1_500);
  bench.hearing.say(accepted(floors('5')));
  await bench.clock.advance(1_000);
  expect(bench.elevator.isDoorHeld).toBe(true);
  expect(bench.answerKinds()).toEqual(['doorHeld', 'alreadyRegistered', 'notAllowed']);
});

test.each([
  ['close', close],
  ['cancel', cancel],
] as const)('"%s" lets go of a held door and presses nothing', async (_, decision) => {
  bench = await readyBench(wired);
  bench.hearing.say(open());
  await bench.clock.advance(1_500);
  bench.hearing.say(decision);
  await bench.clock.advance(0);
  expect(bench.elevator.isDoorHeld).toBe(false);
  await bench.clock.advance(10_000);
  expect(bench.elevator.doorCloses).toEqual([]);
  expect(bench.answerKinds()).toEqual(['doorHeld', 'doorLetGo']);
});

test('door close is pressed once where the site wired it, and the answer says so', async () => {
  bench = await readyBench(wired);
  bench.hearing.say(close);
  await bench.clock.advance(10_000);
  expect(bench.elevator.doorCloses).toHaveLength(1);
  expect(bench.answerKinds()).toEqual(['doorClosePressed']);
});

test('without a contact of its own no door is touched: please press the button', async () => {
  bench = await readyBench();
  bench.hearing.say(open('en'));
  await bench.clock.advance(2_000);
  bench.hearing.say(close);
  await bench.clock.advance(2_000);
  expect(bench.elevator.holds).toEqual([]);
  expect(bench.elevator.doorCloses).toEqual([]);
  expect(bench.answers.map(({ kind, text }) => [kind, text['en']])).toEqual([
    ['notAllowed', 'That cannot be done by voice, please press the button'],
    ['notAllowed', 'That cannot be done by voice, please press the button'],
  ]);
  expect(bench.service.view().door).toBeNull();
});

test('door close is off unless the site asks for it, also where door open is wired', async () => {
  bench = await readyBench({ doors: { open: { contact: 11 }, close: null } });
  bench.hearing.say(close);
  await bench.clock.advance(2_000);
  expect(bench.elevator.doorCloses).toEqual([]);
  expect(bench.answerKinds()).toEqual(['notAllowed']);
});

test('what is not sure is asked about; silence means no, yes holds the door', async () => {
  bench = await readyBench(wired);
  bench.hearing.say(uncertain({ kind: 'openDoors' }, '开门'));
  await bench.clock.advance(1_000);
  expect(bench.prompts[0]?.spoken.text).toBe('您是要开门吗，请说确认或者取消');
  await bench.clock.advance(20_000);
  expect(bench.answerKinds()).toEqual(['confirmDoorOpen', 'cancelled']);
  expect(bench.elevator.holds).toEqual([]);
  bench.hearing.say(uncertain({ kind: 'openDoors' }, '开门'));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(1_000);
  expect(bench.answerKinds().slice(2)).toEqual(['confirmDoorOpen', 'doorHeld']);
  expect(bench.elevator.isDoorHeld).toBe(true);
});

test.each(['tooSoon', 'busy', 'unknown', 'throws'] as const)(
  'a board that does not hold the door (%s): one answer, please press the button for the door',
  async (script) => {
    bench = await readyBench(wired);
    bench.elevator.doorScript = script;
    bench.hearing.say(open());
    await bench.clock.advance(10_000);
    expect(bench.answerKinds()).toEqual(['pressTheDoorButton']);
    expect(bench.service.view()).toMatchObject({ door: 'atRest', dialogue: 'listening' });
  },
);

test('a door close that is never answered for: please press the button for the door, and nothing hangs', async () => {
  bench = await readyBench(wired);
  bench.elevator.pulseScript = 'neverSettles';
  bench.hearing.say(close);
  await bench.clock.advance(10_000);
  expect(bench.answerKinds()).toEqual(['pressTheDoorButton']);
  expect(bench.service.view().dialogue).toBe('listening');
});

test('the log says when the contact was held and let go of, the record who asked', async () => {
  bench = await readyBench(wired);
  const utterance = bench.hearing.say(open());
  await bench.clock.advance(10_000);
  expect(bench.steps(utterance)).toEqual([
    'heard: “开门”',
    'decided: Understood: open the doors',
    'pressed: Door open: contact 11 held',
    'answered: Holding the door open button',
    'pressed: Door open: contact 11 let go of',
  ]);
  const audited = bench.log.filter(({ fields }) => fields['door'] === 'open');
  expect(audited.map(({ message }) => message)).toEqual(['door hold requested', 'door hold ended']);
  expect(audited[0]?.fields).toMatchObject({ audit: true, correlation: utterance, contact: 11 });
});
