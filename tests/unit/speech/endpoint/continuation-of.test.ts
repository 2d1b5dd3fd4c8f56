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
  expect(continuationOf(readings.map((continuation) => ({ continuation, confidence: 0.9 })))).toBe(all);
});

it('believes the beginning of a sentence rather than an unsure whole one in the other language', () => {
  const standings = [
    { continuation: 'begun', confidence: 0.4 },
    { continuation: 'complete', confidence: 0.6 },
  ] as const;
  expect(continuationOf(standings)).toBe('begun');
});
