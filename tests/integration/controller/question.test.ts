import { afterEach, expect, test } from 'vitest';
import { accepted, floors, rejected, uncertain } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

test('an uncertain floor is asked about and not pressed', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(500);
  expect(bench.service.view().dialogue).toBe('confirming');
  expect(bench.answerKinds()).toEqual(['pleaseConfirm']);
  expect(bench.prompts[0]).toMatchObject({
    tone: 'question',
    spoken: { text: '您要去的是十二楼吗，请说确认或者取消' },
  });
  await bench.clock.advance(5_000);
  expect(bench.pressedButtons()).toEqual([]);
});

test('a floor whose lamp cannot be read is not asked about: please press the button, at once', async () => {
  bench = await readyBench();
  bench.elevator.setLamp('12', 'unknown');
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(500);
  expect(bench.answers).toMatchObject([{ kind: 'pleasePressTheButton', floor: '12' }]);
  expect(bench.service.view().dialogue).not.toBe('confirming');
  await bench.clock.advance(20_000);
  expect(bench.answers).toHaveLength(1);
  expect(bench.pressedButtons()).toEqual([]);
});

test('a question is answered by confirm', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(500);
  expect(bench.pressedButtons()).toEqual(['12']);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'registered']);
});

test('a question is answered by cancel', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'cancel', floors: [] }, '取消'));
  await bench.clock.advance(10_000);
  expect(bench.pressedButtons()).toEqual([]);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'cancelled']);
  expect(bench.service.view().dialogue).toBe('listening');
});

test('yes alone is no answer: the question is asked once more with what to say, and never called for it', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(rejected('shortAnswer', null, 'en'));
  await bench.clock.advance(2_000);
  expect(bench.prompts.at(-1)?.spoken.text).toBe('Was that floor twelve? Say yes please or cancel');
  bench.hearing.say(rejected('shortAnswer'));
  await bench.clock.advance(2_000);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'pleaseConfirm']);
  expect(bench.pressedButtons()).toEqual([]);
  bench.hearing.say(accepted({ kind: 'confirm' }, '是的'));
  await bench.clock.advance(2_000);
  expect(bench.pressedButtons()).toEqual(['12']);
});

test('yes alone said to somebody else is talk, and is kept as such', async () => {
  bench = await readyBench();
  bench.hearing.say(rejected('shortAnswer'));
  await bench.clock.advance(2_000);
  expect(bench.answers).toEqual([]);
  expect(JSON.stringify(bench.journal)).not.toContain('shortAnswer');
});

test('another floor said during a question replaces it', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted(floors('2')));
  await bench.clock.advance(20_000);
  expect(bench.pressedButtons()).toEqual(['2']);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'registered']);
});

test('silence means no: eight seconds after the question was said', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  // 800 ms of prompt and 250 ms of tail come before the silence.
  await bench.clock.advance(9_000);
  expect(bench.service.view().dialogue).toBe('confirming');
  await bench.clock.advance(100);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'cancelled']);
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(10_000);
  expect(bench.pressedButtons()).toEqual([]);
});

test('an answer that begins before the silence is over is still heard', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(9_000);
  bench.hearing.begin();
  await bench.clock.advance(900);
  bench.hearing.decide(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(500);
  expect(bench.pressedButtons()).toEqual(['12']);
});

test('noise does not keep a question open for ever', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  for (let second = 0; second < 30; second += 1) {
    await bench.clock.advance(1_000);
    bench.hearing.say(rejected('notAPhrase'));
  }
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'cancelled']);
  expect(bench.pressedButtons()).toEqual([]);
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
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'alreadyRegistered']);
  expect(bench.pressedButtons()).toEqual([]);
});

test('a lamp that is lit and out again before anybody looked is a yes to nothing: no press without consent', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  // Two events of the board in one portion of bytes, as after a stall of the program.
  bench.elevator.setLamp('12', 'lit');
  bench.elevator.setLamp('12', 'dark');
  await bench.clock.advance(20_000);
  expect(bench.pressedButtons()).toEqual([]);
});

test('an unclear sentence never presses several floors', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('2', '12')));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(10_000);
  expect(bench.answerKinds()).toEqual(['notUnderstood']);
  expect(bench.pressedButtons()).toEqual([]);
});

test('a site that never asks does not guess either', async () => {
  bench = await readyBench({ confirm: { when: 'never' } });
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  expect(bench.answerKinds()).toEqual(['notUnderstood']);
  expect(bench.pressedButtons()).toEqual([]);
});

test('a site that always asks takes the same floor said again as yes', async () => {
  bench = await readyBench({ confirm: { when: 'always' } });
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm']);
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(500);
  expect(bench.pressedButtons()).toEqual(['12']);
});
