import { afterEach, expect, test } from 'vitest';
import { accepted, floors, rejected, uncertain } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

const again = accepted({ kind: 'repeat' }, '再说一遍');
const spoken = (): readonly string[] => bench.prompts.map((prompt) => prompt.spoken.text);

test('who asks to hear it again hears the last answer, in the language asked, and nothing is pressed', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(4_000);
  bench.hearing.say(accepted({ kind: 'repeat' }, 'say that again', 'en'));
  await bench.clock.advance(4_000);
  bench.hearing.say(again);
  await bench.clock.advance(4_000);
  expect(spoken()).toEqual(['三楼已登记', 'Floor three is registered', '三楼已登记']);
  expect(bench.pressedButtons()).toEqual(['3']);
  expect(bench.service.view().answer).toMatchObject({ kind: 'registered', floor: '3' });
  expect(bench.service.view().heard).toEqual({ text: '再说一遍', language: 'zh' });
});

test('half a minute later there is nothing to say again, and people are told how to speak', async () => {
  bench = await readyBench();
  bench.hearing.say(rejected('floorUnknown', '4'));
  await bench.clock.advance(29_000);
  bench.hearing.say(again);
  await bench.clock.advance(31_000);
  bench.hearing.say(again);
  await bench.clock.advance(3_000);
  expect(bench.answerKinds()).toEqual(['noSuchFloor', 'noSuchFloor', 'howToSpeak']);
  expect(bench.answers[1]?.text['zh']).toBe('没有4楼');
});

test('a call that was served meanwhile is not said to be registered', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(4_000);
  bench.elevator.setLamp('3', 'dark');
  bench.hearing.say(again);
  await bench.clock.advance(3_000);
  expect(bench.answerKinds()).toEqual(['registered', 'howToSpeak']);
});

test('an open question is asked again, and the silence that means no begins anew', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(7_000);
  bench.hearing.say(again);
  await bench.clock.advance(8_000);
  expect(bench.service.view().dialogue).toBe('confirming');
  bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(2_000);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'pleaseConfirm', 'registered']);
  expect(bench.pressedButtons()).toEqual(['12']);
});

test('who asks again and again does not keep a question open for ever', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  for (let second = 0; second < 28; second += 4) {
    await bench.clock.advance(4_000);
    bench.hearing.say(again);
  }
  await bench.clock.advance(4_000);
  expect(bench.answerKinds().slice(0, 7)).toEqual([...Array<string>(6).fill('pleaseConfirm'), 'cancelled']);
  expect(bench.pressedButtons()).toEqual([]);
});

test('the answer to a call for help is given again without another press of the alarm', async () => {
  bench = await readyBench({ alarm: { contact: 13 } });
  bench.hearing.say(accepted({ kind: 'distress' }, '救命'));
  await bench.clock.advance(15_000);
  bench.hearing.say(again);
  await bench.clock.advance(3_000);
  expect(bench.answerKinds()).toEqual(['alarmPressed', 'alarmPressed']);
  expect(bench.elevator.alarms).toHaveLength(1);
});

test('while voice is off nothing is said again', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(4_000);
  bench.elevator.setMode('inspection');
  bench.hearing.say(again);
  await bench.clock.advance(3_000);
  expect(bench.answerKinds()).toEqual(['registered', 'notNow']);
});
