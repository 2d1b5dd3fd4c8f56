import { expect, it } from 'vitest';
import { spokenExamples } from '../../../controller/app/spoken-examples.js';
import { landingStation } from '../../support/landing-station.js';
import { language } from '../../support/languages.js';
import { officeStation } from '../../support/office-station.js';

it('a car’s examples name floors that are there and are called by voice', () => {
  const examples = spokenExamples(officeStation(), language('en'));
  const numbers = examples.flatMap((sentence) => /\d+/u.exec(sentence)?.[0] ?? []);
  const { floors } = officeStation();
  expect(numbers.length).toBeGreaterThan(1);
  for (const number of numbers) expect(floors.find(({ id }) => id === number)).toMatchObject({ voice: true });
});

it('a landing’s examples call the lift only where it can be called to', () => {
  const station = landingStation();
  const { up, down } = language('zh').sentences.landing.examples;
  expect(spokenExamples(station, language('zh'))).toEqual([...up, ...down]);
  const atTheTop = { ...station, calls: { ...station.calls, up: null } };
  expect(spokenExamples(atTheTop, language('zh'))).toEqual(down);
});

it('a lift that is called by its name has it before each of its examples', () => {
  const wakeWords = { zh: ['你好电梯'], en: ['hello lift'] };
  const station = officeStation({
    listening: { gate: 'wakeWord', openSeconds: 10 },
    vocabulary: { bareNumbers: 'confirm', wakeWords },
  });
  const plain = spokenExamples(officeStation(), language('en'));
  expect(spokenExamples(station, language('en'))).toEqual(plain.map((example) => `hello lift, ${example}`));
  expect(spokenExamples(station, language('zh'))[0]).toMatch(/^你好电梯，/);
});
