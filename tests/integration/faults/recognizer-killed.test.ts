import { afterEach, expect, test } from 'vitest';
import { seededRandom } from '../../../config/kernel/index.js';
import { accepted, floors, rejected } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

const everyMs = 10_000;
const hourMs = 3_600_000;
/** From its end to its first word understood. */
const restartMs = 1_200;

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

/** Somebody asks for a floor, who has to wait for the recogniser's end if it comes first. */
async function ask(floor: string, isLost: boolean): Promise<void> {
  const utterance = bench.hearing.begin();
  await bench.clock.advance(900);
  bench.hearing.decide(isLost ? rejected('recognizerLost') : accepted(floors(floor)), 250, utterance);
  await bench.clock.advance(1_200);
}

function kill(languages: readonly string[]): void {
  for (const language of languages) bench.hearing.lose(language);
}

function startAgain(languages: readonly string[]): void {
  for (const language of languages) bench.hearing.ready(language);
}

/** The car comes, and the lamp goes out. */
async function serve(floor: string): Promise<void> {
  if (bench.elevator.lamp(floor) === 'lit') bench.elevator.setLamp(floor, 'dark');
  await bench.clock.advance(0);
}

test.each([
  ['the only one that is needed', ['zh']],
  ['both at once', ['zh', 'en']],
] as const)(
  'a recogniser that is killed every 10 s for an hour (%s): one answer each, one press at most, and ready in the end',
  async (_, languages) => {
    bench = await readyBench();
    const chance = seededRandom(7);
    let understood = 0;
    for (let asked = 0; asked < hourMs / everyMs; asked += 1) {
      const fromMs = bench.clock.now();
      // Killed while it listens to somebody, or between two people.
      const isInTheMiddle = chance() < 0.5;
      const floor = ['1', '2', '3', '12'][asked % 4]!;
      kill(languages);
      await bench.clock.advance(isInTheMiddle ? 0 : restartMs);
      expect(bench.service.view().availability).toBe(languages.length === 1 ? 'degraded' : 'speechLost');
      if (!isInTheMiddle) startAgain(languages);
      await ask(floor, isInTheMiddle);
      if (isInTheMiddle) startAgain(languages);
      understood += isInTheMiddle ? 0 : 1;
      expect(bench.answers).toHaveLength(asked + 1);
      expect(bench.answers.at(-1)?.kind).toBe(isInTheMiddle ? 'notNow' : 'registered');
      expect(bench.pressedButtons()).toHaveLength(understood);
      await serve(floor);
      await bench.clock.advance(everyMs - (bench.clock.now() - fromMs));
    }
    expect(understood).toBeGreaterThan(100);
    expect(bench.elevator.presses.every(({ lamp, mode }) => lamp === 'dark' && mode === 'normal')).toBe(true);
    expect(bench.service.view()).toMatchObject({ availability: 'ready', dialogue: 'listening' });
    expect(bench.log.filter(({ level }) => level === 'error')).toEqual([]);
  },
);
