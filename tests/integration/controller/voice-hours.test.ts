import { afterEach, expect, test } from 'vitest';
import type { VoiceHours } from '../../../config/index.js';
import { spokenExamples } from '../../../controller/app/spoken-examples.js';
import { accepted, floors, uncertain } from '../../support/fake-hearing.js';
import { language } from '../../support/languages.js';
import { readyBench, testStation, type StationBench } from '../../support/station-bench.js';

/* The bench begins on Thursday 1 January 2026 at midnight UTC, which is eight in the morning in Shanghai. */

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

const minute = 60_000;
const isShownAsVoice = (id: string) => bench.service.view().floors.find((floor) => floor.id === id)?.voice;

/** Floor 12 by voice in these hours only. */
async function begin(voiceHours: readonly VoiceHours[]): Promise<void> {
  const all = testStation().floors.map((floor) => (floor.id === '12' ? { ...floor, voiceHours } : floor));
  bench = await readyBench({ floors: all });
}

test('outside its hours a floor is never called by voice', async () => {
  await begin([{ days: ['thu'], from: '09:00', to: '17:00' }]);
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  expect(bench.pressedButtons()).toEqual([]);
  expect(bench.answerKinds()).toEqual(['notAllowed']);
  expect(bench.answers[0]?.text['en']).toBe('Floor 12 is by button only');
  expect(bench.log.find(({ message }) => message === 'voice call refused')?.fields).toMatchObject({
    audit: true,
    reason: 'outsideHours',
  });
});

test('within its hours it is called like any other', async () => {
  await begin([{ days: ['thu'], from: '08:00', to: '17:00' }]);
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  expect(bench.pressedButtons()).toEqual(['12']);
  expect(bench.answerKinds()).toEqual(['registered']);
});

test('a yes that comes after the end of the hours calls nothing', async () => {
  await begin([{ days: ['thu'], from: '07:00', to: '08:01' }]);
  await bench.clock.advance(minute - 3_000);
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(4_000);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm']);
  bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(1_000);
  expect(bench.pressedButtons()).toEqual([]);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'notAllowed']);
});

test('the other floors of the sentence are called, and the answer names the one that is not', async () => {
  await begin([{ days: ['sat'], from: '08:00', to: '17:00' }]);
  bench.hearing.say(accepted(floors('3', '12')));
  await bench.clock.advance(3_000);
  expect(bench.pressedButtons()).toEqual(['3']);
  expect(bench.answers.map(({ kind, floor }) => [kind, floor])).toEqual([['notAllowed', '12']]);
});

test('who looks on sees a floor come into its hours and go out of them', async () => {
  await begin([{ days: ['thu'], from: '08:01', to: '08:02' }]);
  const seen: (boolean | undefined)[] = [];
  bench.service.onChange(() => seen.push(isShownAsVoice('12')));
  expect(isShownAsVoice('12')).toBe(false);
  await bench.clock.advance(3 * minute);
  expect(seen).toEqual([true, false]);
  expect(isShownAsVoice('3')).toBe(true);
});

test('the sentences that a visitor may try name no floor outside its hours', async () => {
  const shut = [{ days: ['sat'], from: '08:00', to: '17:00' }] as const;
  const floors = testStation().floors.map((floor) => (floor.id === '3' ? floor : { ...floor, voiceHours: shut }));
  bench = await readyBench({ floors });
  const numbers = spokenExamples(bench.service.inVoiceService, language('en')).flatMap(
    (sentence) => /\d+/u.exec(sentence)?.[0] ?? [],
  );
  expect(new Set(numbers)).toEqual(new Set(['3']));
});

test('hours that the site file changes hold at once', async () => {
  await begin([{ days: ['thu'], from: '08:00', to: '17:00' }]);
  const { station } = bench;
  if (station.kind !== 'car') throw new Error('the bench is a car');
  const shut = [{ days: ['fri'], from: '08:00', to: '17:00' }] as const;
  bench.service.change({
    ...station,
    floors: station.floors.map((floor) => (floor.id === '12' ? { ...floor, voiceHours: shut } : floor)),
  });
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  expect(bench.pressedButtons()).toEqual([]);
});
