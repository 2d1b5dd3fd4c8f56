import { afterEach, expect, test } from 'vitest';
import { workingPress } from '../../support/fake-elevator.js';
import { accepted, floors } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

test('a disk that is full, or read-only, while calls are made: each is pressed once, in time, and answered by its lamp', async () => {
  bench = await readyBench();
  for (const [count, floor] of ['1', '2', '3', '12'].entries()) {
    // It fills up, stays full for two calls, and is emptied.
    bench.isJournalFull = count === 1 || count === 2;
    const askedMs = bench.clock.now();
    bench.hearing.say(accepted(floors(floor)));
    await bench.clock.advance(3_000);
    expect(bench.pressedButtons().filter((button) => button === floor)).toHaveLength(1);
    expect(bench.elevator.presses.at(-1)!.atMs - askedMs).toBeLessThan(2_000);
    expect(bench.answerKinds().at(-1)).toBe('registered');
    bench.elevator.setLamp(floor, 'dark');
    await bench.clock.advance(0);
  }
  expect(bench.answers).toHaveLength(4);
  expect(bench.service.view()).toMatchObject({ availability: 'ready', dialogue: 'listening' });
});

test('a disk that is full does not keep a fire from stopping the call', async () => {
  bench = await readyBench();
  bench.isJournalFull = true;
  bench.elevator.script = { ...workingPress, lampAfterMs: null };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(100);
  bench.elevator.setMode('fire');
  await bench.clock.advance(3_000);
  expect(bench.answerKinds()).toEqual(['notNow']);
  expect(bench.elevator.releases).toBeGreaterThan(0);
  bench.elevator.setMode('normal');
  await bench.clock.advance(20_000);
  expect(bench.pressedButtons().length).toBeLessThanOrEqual(1);
});
