import { afterEach, expect, test } from 'vitest';
import type { Floor, CarStation } from '../../../config/index.js';
import { workingPress } from '../../support/fake-elevator.js';
import { accepted, floors, uncertain } from '../../support/fake-hearing.js';
import { readyBench, testStation, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

function stationWith(changes: Readonly<Record<string, Partial<Floor>>>, rest: Partial<CarStation> = {}): CarStation {
  const station = testStation(rest);
  return { ...station, floors: station.floors.map((floor) => ({ ...floor, ...changes[floor.id] })) };
}

test('a call under way goes on, and is answered in the words of the new version', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: 500 };
  const { releases } = bench.elevator;
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(100);
  bench.service.change(stationWith({ '12': { names: { zh: [], en: ['sky bar'] } } }));
  await bench.clock.advance(1_000);
  expect(bench.answerKinds()).toEqual(['registered']);
  expect(bench.elevator.presses).toHaveLength(1);
  expect(bench.elevator.releases).toBe(releases);
  expect(bench.service.view().floors.find(({ id }) => id === '12')).toMatchObject({
    names: { en: ['sky bar'] },
    call: 'registered',
  });
});

test('a floor that is locked from now on is not called by voice, not even by yes to a question asked before', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(100);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm']);
  bench.service.change(stationWith({ '12': { voice: false } }));
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(1_000);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'notAllowed']);
  expect(bench.elevator.presses).toEqual([]);
});

test('limits count the calls that were made before', async () => {
  bench = await readyBench();
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(4_000);
  bench.service.change(stationWith({}, { limits: { callsPerMinute: 1, floorsPerSentence: 3 } }));
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(4_000);
  expect(bench.answerKinds()).toEqual(['registered', 'notNow']);
});

test('the way of asking back changes for the next request', async () => {
  bench = await readyBench();
  bench.service.change(stationWith({}, { confirm: { when: 'always' } }));
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(1_000);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm']);
  bench.service.change(stationWith({}, { confirm: { when: 'never' } }));
  await bench.clock.advance(40_000);
  bench.hearing.say(accepted(floors('3')));
  await bench.clock.advance(1_000);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'cancelled', 'registered']);
});
