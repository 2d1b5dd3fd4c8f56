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

const kinds = (): readonly string[] => bench.answers.map((answer) => answer.kind);
const pressed = (): readonly string[] => bench.elevator.presses.map((press) => press.floor);

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
  expect(kinds()).toEqual([]);
  expect(bench.prompts).toEqual([]);
  expect(pressed()).toEqual([]);
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
  expect(pressed()).toEqual([]);
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

test('an uncertain floor is asked about and not pressed', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(500);
  expect(bench.service.view().dialogue).toBe('confirming');
  expect(kinds()).toEqual(['pleaseConfirm']);
  expect(bench.prompts[0]).toMatchObject({
    tone: 'question',
    spoken: { text: '您要去的是十二楼吗，请说确认或者取消' },
  });
  await bench.clock.advance(5_000);
  expect(pressed()).toEqual([]);
});

test('a question is answered by confirm', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(500);
  expect(pressed()).toEqual(['12']);
  expect(kinds()).toEqual(['pleaseConfirm', 'registered']);
});

test('a question is answered by cancel', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'cancel', floors: [] }, '取消'));
  await bench.clock.advance(10_000);
  expect(pressed()).toEqual([]);
  expect(kinds()).toEqual(['pleaseConfirm', 'cancelled']);
  expect(bench.service.view().dialogue).toBe('listening');
});

test('another floor said during a question replaces it', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted(floors('2')));
  await bench.clock.advance(20_000);
  expect(pressed()).toEqual(['2']);
  expect(kinds()).toEqual(['pleaseConfirm', 'registered']);
});

test('silence means no: eight seconds after the question was said', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  // 800 ms of prompt and 250 ms of tail come before the silence.
  await bench.clock.advance(9_000);
  expect(bench.service.view().dialogue).toBe('confirming');
  await bench.clock.advance(100);
  expect(kinds()).toEqual(['pleaseConfirm', 'cancelled']);
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(10_000);
  expect(pressed()).toEqual([]);
});

test('an answer that begins before the silence is over is still heard', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(9_000);
  bench.hearing.begin();
  await bench.clock.advance(900);
  bench.hearing.decide(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(500);
  expect(pressed()).toEqual(['12']);
});

test('noise does not keep a question open for ever', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  for (let second = 0; second < 30; second += 1) {
    await bench.clock.advance(1_000);
    bench.hearing.say(rejected('notAPhrase'));
  }
  expect(kinds()).toEqual(['pleaseConfirm', 'cancelled']);
  expect(pressed()).toEqual([]);
});

test('a hand that lights the floor of a question counts as yes, without a press', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  bench.elevator.setLamp('3', 'lit');
  await bench.clock.advance(10);
  expect(bench.service.view().dialogue).toBe('confirming');
  bench.elevator.setLamp('12', 'lit');
  await bench.clock.advance(10);
  expect(kinds()).toEqual(['pleaseConfirm', 'alreadyRegistered']);
  expect(pressed()).toEqual([]);
});

test('a lamp that is lit and out again before anybody looked is a yes to nothing: no press without consent', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  // Two events of the board in one portion of bytes, as after a stall of the program.
  bench.elevator.setLamp('12', 'lit');
  bench.elevator.setLamp('12', 'dark');
  await bench.clock.advance(20_000);
  expect(pressed()).toEqual([]);
});

test('a request that waits behind a call is done while it is fresh', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: 900 };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(300);
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(5_000);
  expect(pressed()).toEqual(['12', '3']);
  expect(kinds()).toEqual(['registered', 'registered']);
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
  expect(pressed()).toEqual(['12']);
  expect(kinds()).toEqual(['notNow', 'pleasePressTheButton']);
});

test('an unclear sentence never presses several floors', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('2', '12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(10_000);
  expect(kinds()).toEqual(['notUnderstood']);
  expect(pressed()).toEqual([]);
});

test('a site that never asks does not guess either', async () => {
  bench = await readyBench({ confirm: { when: 'never' } });
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  expect(kinds()).toEqual(['notUnderstood']);
  expect(pressed()).toEqual([]);
});

test('a site that always asks takes the same floor said again as yes', async () => {
  bench = await readyBench({ confirm: { when: 'always' } });
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  expect(kinds()).toEqual(['pleaseConfirm']);
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(500);
  expect(pressed()).toEqual(['12']);
});

test('cancel without a question touches no call, least of all those of others', async () => {
  bench = await readyBench();
  bench.elevator.setLamp('3', 'lit');
  bench.hearing.say(accepted({ kind: 'cancel', floors: [] }, '取消'));
  await bench.clock.advance(2_000);
  expect(kinds()).toEqual(['notTakenBack']);
  expect(pressed()).toEqual([]);
});

test('a call that was made is not taken back by voice, and the passenger is told so', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'cancel', floors: [] }, '算了'));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'cancel', floors: ['12'] }, 'cancel floor twelve', 'en'));
  await bench.clock.advance(2_000);
  expect(kinds()).toEqual(['registered', 'notTakenBack', 'notTakenBack']);
  expect(bench.prompts.slice(1).map(({ spoken }) => spoken.text)).toEqual([
    '没有登记新的楼层，已经登记的不能用语音取消',
    'Nothing was added, floors already registered cannot be cancelled by voice',
  ]);
  expect(pressed()).toEqual(['12']);
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
  expect(pressed()).toEqual(['12']);
  expect(bench.answers.map(({ kind, utterance }) => [kind, utterance])).toContainEqual(['cancelled', takenBack]);
  expect([...kinds()].sort()).toEqual(['cancelled', 'registered']);
});

test('too many floors in one sentence are told how many may be said', async () => {
  bench = await readyBench({ limits: { callsPerMinute: 12, floorsPerSentence: 2 } });
  bench.hearing.say(rejected('tooManyFloors'));
  await bench.clock.advance(2_000);
  expect(kinds()).toEqual(['tooManyFloors']);
  expect(bench.answers[0]?.text).toMatchObject({
    zh: '一次最多说2个楼层',
    en: 'Please say at most 2 floors at a time',
  });
  expect(bench.prompts[0]?.spoken.text).toBe('一次最多说两个楼层');
  expect(pressed()).toEqual([]);
});

test('who is not understood twice is told a sentence that works here, and then nothing', async () => {
  bench = await readyBench();
  for (let time = 0; time < 4; time += 1) {
    bench.hearing.say(uncertain(floors('2', '12'), 'floor two and twelve', 'en'));
    await bench.clock.advance(4_000);
  }
  expect(bench.prompts.map(({ spoken }) => spoken.text)).toEqual([
    'Sorry, please say the floor again',
    'You can say for example take me to floor two',
  ]);
  expect(bench.answers.at(-1)).toMatchObject({ kind: 'howToSpeak', floor: null });
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(4_000);
  bench.hearing.say(uncertain(floors('2', '12')));
  await bench.clock.advance(4_000);
  expect(kinds().slice(2)).toEqual(['registered', 'notUnderstood']);
  expect(pressed()).toEqual(['12']);
});

test('a question that is wrong twice is a misunderstanding, too', async () => {
  bench = await readyBench();
  for (let time = 0; time < 3; time += 1) {
    bench.hearing.say(uncertain(floors('12')));
    await bench.clock.advance(2_000);
    bench.hearing.say(accepted({ kind: 'cancel', floors: [] }, '取消'));
    await bench.clock.advance(3_000);
  }
  expect(kinds().filter((kind) => kind !== 'pleaseConfirm')).toEqual(['cancelled', 'howToSpeak', 'cancelled']);
});

test('advice is for one passenger: after a minute the next one is told that nothing was understood', async () => {
  bench = await readyBench();
  for (let time = 0; time < 3; time += 1) {
    bench.hearing.say(uncertain(floors('2', '12')));
    await bench.clock.advance(time < 1 ? 4_000 : 61_000);
  }
  expect(kinds()).toEqual(['notUnderstood', 'howToSpeak', 'notUnderstood']);
});

test('who asks how to speak to the lift is told at once', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted({ kind: 'help' }, '怎么用'));
  await bench.clock.advance(2_000);
  expect(bench.prompts.map(({ spoken }) => spoken.text)).toEqual(['比如您可以说去二楼']);
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
  expect(pressed()).toEqual(['12']);
});

test('half duplex: deaf from before a prompt until 250 ms after it', async () => {
  bench = await readyBench();
  bench.hearing.say(rejected('floorUnknown', '4'));
  await bench.clock.advance(0);
  expect(bench.hearing.isMuted).toBe(true);
  await bench.clock.advance(1_040);
  expect(bench.hearing.isMuted).toBe(true);
  await bench.clock.advance(10);
  expect(bench.hearing.isMuted).toBe(false);
  expect(bench.service.view().dialogue).toBe('listening');
});

test('its own voice is no request', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(200);
  expect(bench.hearing.isMuted).toBe(true);
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(5_000);
  expect(pressed()).toEqual(['12']);
});

test('a loudspeaker that fails or hangs costs the sound and not the ears', async () => {
  bench = await readyBench();
  bench.play = () => Promise.reject(new Error('no sound'));
  bench.hearing.say(rejected('floorUnknown', '4'));
  await bench.clock.advance(10);
  expect(bench.hearing.isMuted).toBe(false);
  bench.play = () => new Promise(() => undefined);
  bench.hearing.say(rejected('floorUnknown', '4'));
  await bench.clock.advance(9_900);
  expect(bench.hearing.isMuted).toBe(true);
  await bench.clock.advance(200);
  expect(bench.hearing.isMuted).toBe(false);
});

test('the text of speech that was no request is kept nowhere', async () => {
  bench = await readyBench();
  const utterance = bench.hearing.say(rejected('notAPhrase'));
  await bench.clock.advance(1_000);
  expect(bench.steps(utterance)).toEqual(['heard: Heard speech that was no request', 'decided: Not a request']);
  bench.hearing.say(rejected('noSpeech'));
  expect(bench.steps(utterance + 1)).toEqual([]);
});

test('words that would answer a question are kept nowhere while nothing was asked', async () => {
  bench = await readyBench();
  const chat = bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(1_000);
  expect(bench.steps(chat)).toEqual(['heard: Heard speech that was no request', 'decided: Not a request']);
  expect(bench.service.view().heard).toBeNull();
  expect(JSON.stringify(bench.chain)).not.toContain('确认');
});

test('every press and every refused request leaves an audit line with its utterance and without words', async () => {
  bench = await readyBench();
  const first = bench.hearing.say(accepted(floors('12'), '我要去十二楼'));
  await bench.clock.advance(2_000);
  const second = bench.hearing.say(accepted(floors('5'), '五楼'));
  await bench.clock.advance(2_000);
  const audit = bench.log.filter((line) => line.fields['audit'] === true);
  expect(audit.map((line) => [line.fields['correlation'], line.message])).toEqual([
    [first, 'press requested'],
    [first, 'press settled'],
    [second, 'voice call refused'],
    [second, 'voice request refused'],
  ]);
  expect(JSON.stringify(bench.log)).not.toContain('楼');
});

test('the display forgets the last request by itself', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  expect(bench.service.view()).toMatchObject({ heard: { text: '我要去十二楼' }, answer: { kind: 'registered' } });
  await bench.clock.advance(12_000);
  expect(bench.service.view()).toMatchObject({ heard: null, answer: null });
});

test('changes are told once per turn, and the events can be read page by page', async () => {
  bench = await readyBench();
  let changes = 0;
  bench.service.onChange(() => (changes += 1));
  bench.elevator.setLamp('1', 'lit');
  bench.elevator.setLamp('2', 'lit');
  await bench.clock.advance(0);
  expect(changes).toBe(1);
  const page = bench.service.events(0, 3);
  expect(page.map((entry) => entry.sequence)).toEqual([1, 2, 3]);
  expect(bench.service.events(3, 100)[0]?.sequence).toBe(4);
});
