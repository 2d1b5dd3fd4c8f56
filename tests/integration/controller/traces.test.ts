import { afterEach, expect, test } from 'vitest';
import { accepted, floors, rejected } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
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

test('changes are told once per turn, and the events can be read page by page', async () => {
  bench = await readyBench();
  let changes = 0;
  bench.service.onChange(() => (changes += 1));
  bench.elevator.setLamp('1', 'lit');
  bench.elevator.setLamp('2', 'lit');
  await bench.clock.advance(0);
  expect(changes).toBe(1);
  const page = await bench.service.events(0, 3);
  expect(page.map((entry) => entry.sequence)).toEqual([1, 2, 3]);
  expect((await bench.service.events(3, 100))[0]?.sequence).toBe(4);
});
