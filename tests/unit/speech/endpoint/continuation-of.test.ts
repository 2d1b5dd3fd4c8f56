import { expect, it } from 'vitest';
import { continuationOf } from '../../../../speech/endpoint/continuation-of.js';

it.each([
  [['complete', 'none'], 'complete'],
  [['none', 'mayContinue'], 'mayContinue'],
  [['begun', 'none'], 'begun'],
  [['none', 'none'], 'none'],
  // 去 ("go to") is the English two.
  [['begun', 'complete'], 'mayContinue'],
  [['mayContinue', 'complete'], 'mayContinue'],
  [['complete', 'complete'], 'complete'],
  // 北 is an English eight as long as nothing follows.
  [['none', 'oneSyllable'], 'oneSyllable'],
  [['complete', 'oneSyllable'], 'oneSyllable'],
  [['mayContinue', 'oneSyllable'], 'mayContinue'],
  [['begun', 'oneSyllable'], 'mayContinue'],
  [[], 'none'],
] as const)('what is %j in the languages of a station is %s', (readings, all) => {
  expect(
    continuationOf(
      readings.map((continuation) => ({ continuation, isSure: true })),
      true,
    ),
  ).toBe(all);
});

it('waits for the rest of a begun sentence where the other language is not sure of a whole one', () => {
  const standings = [
    { continuation: 'begun', isSure: false },
    { continuation: 'complete', isSure: false },
  ] as const;
  expect(continuationOf(standings, false)).toBe('begun');
});

it.each([
  [true, 'mayContinue'],
  [false, 'contested'],
] as const)('what is whole in one language and begun in another (a call: %s) is %s', (isCall, expected) => {
  const standings = [
    { continuation: 'begun', isSure: false },
    { continuation: 'oneSyllable', isSure: true },
  ] as const;
  expect(continuationOf(standings, isCall)).toBe(expected);
});

it.each([
  [['contested', 'none'], 'contested'],
  [['contested', 'contested'], 'contested'],
  // One language is sure of the syllable, the other heard a beginning.
  [['contested', 'begun'], 'contested'],
] as const)('a syllable that two languages contest (%j) is %s', (readings, all) => {
  const standings = readings.map((continuation) => ({ continuation, isSure: continuation === 'contested' }));
  expect(continuationOf(standings, false)).toBe(all);
});
