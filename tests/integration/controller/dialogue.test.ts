import { afterEach, expect, test } from 'vitest';
import type { RejectionReason } from '../../../speech/index.js';
import { accepted, floors, rejected, uncertain } from '../../support/fake-hearing.js';
import { workingPress } from '../../support/fake-elevator.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

const silent: readonly RejectionReason[] = [
  'noSpeech',
  'unknownWords',
  'notAPhrase',
  'lowConfidence',
  'implausibleTiming',
  'tooQuiet',
  'tooLong',
  'ownVoice',
  'otherLanguageStronger',
];

test.each(silent)('speech that is not for the lift gets silence: %s', async (reason) => {
  bench = await readyBench();
  bench.hearing.say(rejected(reason));
  await bench.clock.advance(20_000);
  expect(bench.answerKinds()).toEqual([]);
  expect(bench.prompts).toEqual([]);
  expect(bench.pressedButtons()).toEqual([]);
  expect(bench.service.view()).toMatchObject({ dialogue: 'listening', heard: null, answer: null });
});

test('a floor that does not exist is named in the answer', async () => {
  bench = await readyBench();
  bench.hearing.say(rejected('floorUnknown', '4'));
  await bench.clock.advance(2_000);
  bench.hearing.say(rejected('floorUnknown', '-3', 'en'));
  await bench.clock.advance(2_000);
  expect(bench.answers.map(({ kind, text }) => [kind, text['zh']])).toEqual([
    ['noSuchFloor', '没有4楼'],
    ['noSuchFloor', '没有B3层'],
  ]);
  expect(bench.prompts.map((prompt) => prompt.spoken.text)).toEqual(['没有四楼', 'There is no basement three']);
  expect(bench.pressedButtons()).toEqual([]);
});

test('a locked floor is refused, a lost recogniser means not now', async () => {
  bench = await readyBench();
  bench.hearing.say(rejected('floorLocked', '5'));
  await bench.clock.advance(2_000);
  bench.hearing.say(rejected('recognizerLost'));
  await bench.clock.advance(2_000);
  expect(bench.answers.map(({ kind, floor }) => [kind, floor])).toEqual([
    ['notAllowed', '5'],
    ['notNow', null],
  ]);
});

test('a request that waits behind a call is done while it is fresh', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: 900 };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(300);
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(5_000);
  expect(bench.pressedButtons()).toEqual(['12', '3']);
  expect(bench.answerKinds()).toEqual(['registered', 'registered']);
});

test('a request that waits behind a call that hangs is not done late: not now, and at once', async () => {
  bench = await readyBench();
  bench.elevator.script = 'neverSettles';
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(300);
  const late = bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(2_000);
  expect(bench.service.view().dialogue).toBe('acting');
  expect(bench.answers.map(({ kind, utterance }) => [kind, utterance])).toEqual([['notNow', late]]);
  await bench.clock.advance(20_000);
  expect(bench.pressedButtons()).toEqual(['12']);
  expect(bench.answerKinds()).toEqual(['notNow', 'pleasePressTheButton']);
});

test('cancel without a question touches no call, least of all those of others', async () => {
  bench = await readyBench();
  bench.elevator.setLamp('3', 'lit');
  bench.hearing.say(accepted({ kind: 'cancel', floors: [] }, '取消'));
  await bench.clock.advance(2_000);
  expect(bench.answerKinds()).toEqual(['notTakenBack']);
  expect(bench.pressedButtons()).toEqual([]);
});

test('a call that was made is not taken back where the site does not have it, and the passenger is told so', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'cancel', floors: [] }, '算了'));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'cancel', floors: ['12'] }, 'cancel floor twelve', 'en'));
  await bench.clock.advance(2_000);
  expect(bench.answerKinds()).toEqual(['registered', 'notTakenBack', 'notTakenBack']);
  expect(bench.prompts.slice(1).map(({ spoken }) => spoken.text)).toEqual([
    '没有登记新的楼层，已经登记的不变',
    'Nothing was added, floors already registered stay so',
  ]);
  expect(bench.pressedButtons()).toEqual(['12']);
  expect(bench.elevator.lamp('12')).toBe('lit');
});

test('a request that waits behind a call is taken back by a cancel, and never pressed', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: 900 };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(200);
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(200);
  const takenBack = bench.hearing.say(accepted({ kind: 'cancel', floors: [] }, '算了'));
  await bench.clock.advance(20_000);
  expect(bench.pressedButtons()).toEqual(['12']);
  expect(bench.answers.map(({ kind, utterance }) => [kind, utterance])).toContainEqual(['cancelled', takenBack]);
  expect([...bench.answerKinds()].sort()).toEqual(['cancelled', 'registered']);
});

test('too many floors in one sentence are told how many may be said', async () => {
  bench = await readyBench({ limits: { callsPerMinute: 12, floorsPerSentence: 2 } });
  bench.hearing.say(rejected('tooManyFloors'));
  await bench.clock.advance(2_000);
  expect(bench.answerKinds()).toEqual(['tooManyFloors']);
  expect(bench.answers[0]?.text).toMatchObject({
    zh: '一次最多说2个楼层',
    en: 'Please say at most 2 floors at a time',
  });
  expect(bench.prompts[0]?.spoken.text).toBe('一次最多说两个楼层');
  expect(bench.pressedButtons()).toEqual([]);
});

test.each([
  ['zh', '救命', '请按报警按钮，语音不能替您呼救'],
  ['en', 'help me', 'Please press the alarm button, this voice control cannot call for help'],
] as const)('a call for help in %s names the alarm button and presses nothing', async (language, text, answer) => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(uncertain({ kind: 'distress' }, text, language));
  await bench.clock.advance(0);
  expect(bench.answers.at(-1)).toMatchObject({ kind: 'pressTheAlarm', language });
  expect(bench.prompts.at(-1)?.spoken.text).toBe(answer);
  expect(bench.service.view().answer?.text[language]).toBe(answer);
  await bench.clock.advance(20_000);
  expect(bench.pressedButtons()).toEqual(['12']);
});
