import { afterEach, expect, test } from 'vitest';
import type { VoiceHours } from '../../../config/index.js';
import { accepted, floors, uncertain } from '../../support/fake-hearing.js';
import { workingPress } from '../../support/fake-elevator.js';
import { readyBench, testStation, type StationBench } from '../../support/station-bench.js';

const hoursMs = (hours: number): number => hours * 3_600_000;

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

test.each([5, -5, 26, -26])(
  'a clock that somebody sets by %i hours in the middle of a call or a question: pressed once, answered as if nothing were',
  async (hours) => {
    bench = await readyBench();
    bench.elevator.script = { ...workingPress, lampAfterMs: 800 };
    bench.hearing.say(accepted(floors('12')));
    await bench.clock.advance(300);
    bench.wallClockOffMs = hoursMs(hours);
    await bench.clock.advance(2_000);
    expect(bench.answerKinds()).toEqual(['registered']);
    bench.hearing.say(uncertain(floors('3')));
    await bench.clock.advance(2_000);
    bench.wallClockOffMs = 0;
    await bench.clock.advance(1_000);
    expect(bench.service.view().dialogue).toBe('confirming');
    // Silence still means no, after as long as ever.
    await bench.clock.advance(10_000);
    expect(bench.answerKinds()).toEqual(['registered', 'pleaseConfirm', 'cancelled']);
    expect(bench.pressedButtons()).toEqual(['12']);
  },
);

test('what is written down stays in its order, whatever the clock on the wall says', async () => {
  bench = await readyBench();
  for (const hours of [0, 9, -30]) {
    bench.wallClockOffMs = hoursMs(hours);
    bench.hearing.say(accepted(floors('3')));
    await bench.clock.advance(2_000);
    bench.elevator.setLamp('3', 'dark');
    await bench.clock.advance(0);
  }
  const sequences = bench.chain.map(({ sequence }) => sequence);
  expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
  expect(bench.pressedButtons()).toEqual(['3', '3', '3']);
});

test('a floor with hours follows the clock that was set within ten seconds, both ways', async () => {
  // The bench begins at 8 in the morning of the site.
  const open: readonly VoiceHours[] = [{ days: ['thu'], from: '07:00', to: '12:00' }];
  const all = testStation().floors.map((floor) => (floor.id === '3' ? { ...floor, voiceHours: open } : floor));
  bench = await readyBench({ floors: all });
  for (const [hours, kind] of [
    [0, 'registered'],
    [6, 'notAllowed'],
    [0, 'registered'],
    [-3, 'notAllowed'],
  ] as const) {
    bench.wallClockOffMs = hoursMs(hours);
    await bench.clock.advance(10_000);
    bench.hearing.say(accepted(floors('3')));
    await bench.clock.advance(3_000);
    expect(bench.answerKinds().at(-1), `${hours} hours`).toBe(kind);
    if (bench.elevator.lamp('3') === 'lit') bench.elevator.setLamp('3', 'dark');
    await bench.clock.advance(0);
  }
  expect(bench.pressedButtons()).toEqual(['3', '3']);
});
