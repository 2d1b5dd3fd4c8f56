import { afterEach, expect, test } from 'vitest';
import { accepted, floors, uncertain } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
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
  expect(bench.answerKinds().slice(2)).toEqual(['registered', 'notUnderstood']);
  expect(bench.pressedButtons()).toEqual(['12']);
});

test('a question that is wrong twice is a misunderstanding, too', async () => {
  bench = await readyBench();
  for (let time = 0; time < 3; time += 1) {
    bench.hearing.say(uncertain(floors('12')));
    await bench.clock.advance(2_000);
    bench.hearing.say(accepted({ kind: 'cancel', floors: [] }, '取消'));
    await bench.clock.advance(3_000);
  }
  expect(bench.answerKinds().filter((kind) => kind !== 'pleaseConfirm')).toEqual([
    'cancelled',
    'howToSpeak',
    'cancelled',
  ]);
});

test('advice is for one passenger: after a minute the next one is told that nothing was understood', async () => {
  bench = await readyBench();
  for (let time = 0; time < 3; time += 1) {
    bench.hearing.say(uncertain(floors('2', '12')));
    await bench.clock.advance(time < 1 ? 4_000 : 61_000);
  }
  expect(bench.answerKinds()).toEqual(['notUnderstood', 'howToSpeak', 'notUnderstood']);
});

test('the floor that advice names is one that can be called now; where none can, the buttons are named', async () => {
  bench = await readyBench();
  const advised = async (): Promise<string | undefined> => {
    bench.hearing.say(accepted({ kind: 'help' }, 'what can i say', 'en'));
    await bench.clock.advance(3_000);
    return bench.answers.at(-1)?.text['en'];
  };
  bench.elevator.setLamp('2', 'unknown');
  expect(await advised()).toBe('You can say for example take me to floor 3');
  for (const { id } of bench.service.view().floors) bench.elevator.setLamp(id, 'unknown');
  expect(await advised()).toBe('No floor can be called by voice now, please press the button');
});

test('who asks how to speak to the lift is told at once', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted({ kind: 'help' }, '怎么用'));
  await bench.clock.advance(2_000);
  expect(bench.prompts.map(({ spoken }) => spoken.text)).toEqual(['比如您可以说去二楼']);
});
