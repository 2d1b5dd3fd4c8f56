import { afterEach, expect, test } from 'vitest';
import { accepted, floors, rejected } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
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
  expect(bench.pressedButtons()).toEqual(['12']);
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
