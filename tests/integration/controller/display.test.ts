import { afterEach, expect, test } from 'vitest';
import { workingPress } from '../../support/fake-elevator.js';
import { accepted, floors, rejected, uncertain } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

const shown = (): readonly [string | null, string | null] => {
  const { heard, answer } = bench.service.view();
  return [heard?.text ?? null, answer?.kind ?? null];
};

test('an answer stands beside the words it answers, never beside those of the utterance before', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('12'), '十二楼'));
  await bench.clock.advance(2_000);
  expect(shown()).toEqual(['十二楼', 'registered']);
  bench.hearing.say(rejected('floorUnknown', '4'));
  await bench.clock.advance(10);
  expect(shown()).toEqual([null, 'noSuchFloor']);
});

test('words that were spoken while another call was under way come back with their own answer', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: null };
  bench.hearing.say(accepted(floors('12'), '十二楼'));
  await bench.clock.advance(300);
  bench.hearing.say(accepted(floors('3'), '三楼'));
  await bench.clock.advance(10);
  expect(shown()).toEqual(['三楼', null]);
  bench.elevator.setLamp('12', 'lit');
  bench.elevator.script = workingPress;
  await bench.clock.advance(10);
  expect(shown()).toEqual(['十二楼', 'registered']);
  await bench.clock.advance(2_000);
  expect(shown()).toEqual(['三楼', 'registered']);
});

test('a question is shown for as long as it is open, whatever else is heard meanwhile', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12'), '十二楼'));
  for (let second = 0; second < 22; second += 1) {
    await bench.clock.advance(1_000);
    bench.hearing.say(second % 2 === 0 ? rejected('notAPhrase') : accepted({ kind: 'wake' }, '你好电梯'));
    expect(bench.service.view().dialogue).toBe('confirming');
    expect(shown()).toEqual(['十二楼', 'pleaseConfirm']);
  }
  await bench.clock.advance(4_000);
  expect(shown()).toEqual(['十二楼', 'cancelled']);
  await bench.clock.advance(12_000);
  expect(shown()).toEqual([null, null]);
});

test('words that mean nothing to the lift at the moment are not shown', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(10);
  expect(shown()).toEqual([null, null]);
});

test.each(['fire', 'firefighter', 'earthquake', 'inspection', 'outOfService', 'unknown'] as const)(
  'in mode %s nothing that is said is taken in: no words, no floor, on the display or in the log',
  async (mode) => {
    bench = await readyBench();
    bench.elevator.setMode(mode);
    await bench.clock.advance(10);
    const request = bench.hearing.say(accepted(floors('12'), '十二楼'));
    const talk = bench.hearing.say(rejected('notAPhrase'));
    await bench.clock.advance(10);
    expect(shown()).toEqual([null, 'notNow']);
    expect(bench.steps(request)).toEqual([
      'heard: Somebody spoke while voice is off',
      'answered: Voice is not available right now',
    ]);
    expect(bench.steps(talk)).toEqual([]);
  },
);

test('a fire takes the words of the last request from the display', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12'), '十二楼'));
  await bench.clock.advance(10);
  expect(shown()).toEqual(['十二楼', 'pleaseConfirm']);
  bench.elevator.setMode('fire');
  await bench.clock.advance(10);
  expect(shown()).toEqual([null, 'notNow']);
});

test('the log says which floor was asked for where it cannot be called, and nothing else of the sentence', async () => {
  bench = await readyBench();
  const missing = bench.hearing.say(rejected('floorUnknown', '4'));
  await bench.clock.advance(2_000);
  const locked = bench.hearing.say(rejected('floorLocked', '5'));
  await bench.clock.advance(2_000);
  expect(bench.steps(missing).slice(0, 2)).toEqual(['heard: Asked for floor 4', 'decided: No such floor']);
  expect(bench.steps(locked).slice(0, 2)).toEqual(['heard: Asked for floor 5', 'decided: Not by voice']);
});

test.each([
  ['recognizerLost', 'The recogniser gave no answer'],
  ['microphoneLost', 'The microphone was lost'],
] as const)('%s is not reported as speech that was heard, and has no time after speech', async (reason, text) => {
  bench = await readyBench();
  const utterance = bench.hearing.say(rejected(reason), 0);
  await bench.clock.advance(10);
  expect(bench.steps(utterance)).toEqual([`decided: ${text}`, 'answered: Voice is not available right now']);
  const times = bench.chain.filter((entry) => entry.utterance === utterance).map((entry) => entry.afterSpeechMs);
  expect(times).toEqual([null, null]);
});

test('it says that it speaks from before a prompt until its tail has died away', async () => {
  bench = await readyBench();
  expect(bench.service.view().isSpeaking).toBe(false);
  bench.hearing.say(rejected('floorUnknown', '4'));
  await bench.clock.advance(1_000);
  expect(bench.service.view()).toMatchObject({ isSpeaking: true });
  await bench.clock.advance(100);
  expect(bench.service.view()).toMatchObject({ isSpeaking: false, dialogue: 'listening' });
});

test('a call that was given up is not shown beside its lit lamp; one that is lit late is registered', async () => {
  bench = await readyBench();
  const twelve = () => bench.service.view().floors.find(({ id }) => id === '12');
  bench.elevator.script = { ...workingPress, lampAfterMs: null };
  bench.hearing.say(accepted(floors('12'), '十二楼'));
  await bench.clock.advance(2_000);
  expect(twelve()).toMatchObject({ lamp: 'dark', call: 'unconfirmed' });
  bench.elevator.setLamp('12', 'lit');
  await bench.clock.advance(10);
  expect(twelve()).toMatchObject({ lamp: 'lit', call: 'registered' });
  bench.elevator.setLamp('12', 'dark');
  await bench.clock.advance(1_000);
  bench.hearing.say(accepted(floors('12'), '十二楼'));
  await bench.clock.advance(12_000);
  expect(twelve()).toMatchObject({ lamp: 'dark', call: 'cancelled' });
  bench.elevator.setLamp('12', 'lit');
  await bench.clock.advance(10);
  expect(twelve()).toMatchObject({ lamp: 'lit', call: null });
});

test.each(['fire', 'firefighter', 'earthquake', 'inspection', 'outOfService', 'unknown'] as const)(
  'mode %s takes a promise from the display at once, and "not now" goes when voice is back',
  async (mode) => {
    bench = await readyBench();
    bench.hearing.say(accepted(floors('12'), '十二楼'));
    await bench.clock.advance(2_000);
    expect(shown()).toEqual(['十二楼', 'registered']);
    bench.elevator.setMode(mode);
    await bench.clock.advance(10);
    expect(shown()).toEqual([null, null]);
    bench.hearing.say(accepted(floors('3'), '三楼'));
    await bench.clock.advance(10);
    expect(shown()).toEqual([null, 'notNow']);
    await bench.clock.advance(3_000);
    bench.elevator.setMode('normal');
    await bench.clock.advance(10);
    expect(shown()).toEqual([null, null]);
    expect(bench.service.view()).toMatchObject({ availability: 'ready', dialogue: 'listening' });
  },
);

test('"not now" can be read also where a recogniser is back at once, and goes then', async () => {
  bench = await readyBench();
  for (const language of ['zh', 'en'] as const) bench.hearing.lose(language);
  bench.hearing.say(rejected('recognizerLost'));
  await bench.clock.advance(10);
  for (const language of ['zh', 'en'] as const) bench.hearing.ready(language);
  await bench.clock.advance(2_500);
  expect(shown()).toEqual([null, 'notNow']);
  await bench.clock.advance(500);
  expect(shown()).toEqual([null, null]);
});

test('a lost link takes a promise from the display; what was refused stays refused', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('12'), '十二楼'));
  await bench.clock.advance(2_000);
  bench.elevator.loseLink();
  await bench.clock.advance(10);
  expect(shown()).toEqual([null, null]);
  bench.elevator.start();
  await bench.clock.advance(100);
  bench.hearing.say(rejected('floorUnknown', '4'));
  await bench.clock.advance(10);
  bench.elevator.loseLink();
  await bench.clock.advance(10);
  expect(shown()).toEqual([null, 'noSuchFloor']);
});

test('the log tells of a lost board once, and of a press it took along before its answer', async () => {
  bench = await readyBench();
  bench.elevator.script = { outcome: { kind: 'unknown', reason: 'linkLost' }, exchangeMs: 500, lampAfterMs: null };
  const utterance = bench.hearing.say(accepted(floors('12'), '十二楼'));
  await bench.clock.advance(100);
  bench.chain.length = 0;
  bench.elevator.loseLink();
  bench.elevator.loseLink();
  await bench.clock.advance(2_000);
  expect(bench.steps(utterance)).toEqual([
    'pressed: Floor 12: pressed or not is unknown, no second press',
    'answered: Connection lost, please press the button of floor 12 if it stays dark',
  ]);
  expect(bench.steps(null)).toEqual(['link: Board lost, all contacts open']);
  bench.elevator.start();
  await bench.clock.advance(10);
  expect(bench.steps(null).slice(1)).toEqual(['link: Board connected (firmware 1.0.0)', 'mode: Lift mode: normal']);
});

test('the display forgets the last request by itself', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  expect(bench.service.view()).toMatchObject({ heard: { text: '我要去十二楼' }, answer: { kind: 'registered' } });
  await bench.clock.advance(12_000);
  expect(bench.service.view()).toMatchObject({ heard: null, answer: null });
});
