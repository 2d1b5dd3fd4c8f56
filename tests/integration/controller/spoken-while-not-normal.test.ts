import { afterEach, expect, test } from 'vitest';
import { defaultDelays } from '../../../controller/domain/delays.js';
import { accepted, floors, rejected } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

/** Every prompt of the bench lasts 5 s from now on, and tells whether it was cut off. */
function longPrompt(): { isCut: boolean } {
  const prompt = { isCut: false };
  bench.play = (_request, cut) => {
    cut.addEventListener('abort', () => {
      prompt.isCut = true;
    });
    return Promise.resolve({ durationMs: 5_000 });
  };
  return prompt;
}

test('in a fire the answer is shown and not spoken', async () => {
  bench = await readyBench();
  bench.elevator.setMode('fire');
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(1_000);
  expect(bench.answerKinds()).toEqual(['notNow']);
  expect(bench.prompts).toEqual([]);
  expect(bench.service.view().answer).toMatchObject({ kind: 'notNow' });
});

test('while a firefighter drives the answer is shown and not spoken, and what sounds is cut off', async () => {
  bench = await readyBench();
  const prompt = longPrompt();
  bench.hearing.say(rejected('floorUnknown', '4'));
  await bench.clock.advance(1_000);
  bench.elevator.setMode('firefighter');
  await bench.clock.advance(1_000);
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(1_000);
  expect(prompt.isCut).toBe(true);
  expect(bench.answerKinds()).toEqual(['noSuchFloor', 'notNow']);
  expect(bench.prompts).toHaveLength(1);
});

test('in an earthquake no more is said than that voice is not available', async () => {
  bench = await readyBench();
  bench.elevator.setMode('earthquake');
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(1_000);
  expect(bench.prompts.map(({ spoken }) => spoken.text)).toEqual(['现在不能用语音登记']);
  expect(bench.service.view().notices.map((notice) => notice['en'])).toEqual(['Earthquake: voice is off']);
});

test('a prompt that waits for another one to end is not spoken into a fire', async () => {
  bench = await readyBench();
  bench.play = () => Promise.resolve({ durationMs: 2_000 });
  bench.hearing.say(rejected('floorUnknown', '4'));
  await bench.clock.advance(100);
  bench.hearing.say(rejected('floorUnknown', '13'));
  await bench.clock.advance(100);
  bench.elevator.setMode('fire');
  await bench.clock.advance(10_000);
  expect(bench.prompts).toHaveLength(1);
  expect(bench.hearing.isMuted).toBe(false);
});

test('a prompt that already sounds is cut off by a fire, and the ears open after its tail', async () => {
  bench = await readyBench();
  let cutAtMs: number | null = null;
  bench.play = (_request, cut) => {
    cut.addEventListener('abort', () => {
      cutAtMs = bench.clock.now();
    });
    return Promise.resolve({ durationMs: 5_000 });
  };
  bench.hearing.say(rejected('floorUnknown', '4'));
  await bench.clock.advance(1_000);
  expect(bench.hearing.isMuted).toBe(true);
  bench.elevator.setMode('fire');
  const fireAtMs = bench.clock.now();
  await bench.clock.advance(defaultDelays.prompt.tailMs);
  expect(cutAtMs).toBe(fireAtMs);
  expect(bench.hearing.isMuted).toBe(false);
});

test.each(['earthquake', 'inspection', 'outOfService'] as const)(
  'a prompt that already sounds is said to its end in %s',
  async (mode) => {
    bench = await readyBench();
    const prompt = longPrompt();
    bench.hearing.say(rejected('floorUnknown', '4'));
    await bench.clock.advance(1_000);
    bench.elevator.setMode(mode);
    await bench.clock.advance(3_000);
    expect([prompt.isCut, bench.hearing.isMuted]).toEqual([false, true]);
    await bench.clock.advance(2_000);
  },
);
