import { expect, it } from 'vitest';
import type { Decision } from '../../../speech/index.js';
import { unmeasuredOperatingPoint } from '../../../speech/recognizer/operating-point.js';
import { heardTogether } from '../../../speech/vocabulary/heard-vocabulary.js';
import { continuationOfAnswers, isContestedSyllable } from '../../../speech/where-words-stand.js';
import { vocabulary } from './vocabulary/office-vocabulary.js';

const floors = (...ids: readonly string[]) => ids.map((id) => ({ kind: 'floors', floors: [id] }) as const);

function askedAbout(...ids: readonly string[]): Decision {
  const [intent] = floors(ids[0] ?? '');
  if (intent === undefined) throw new RangeError('at least one floor');
  return { decision: 'uncertain', intent, alternatives: floors(...ids), language: 'en', text: 'two', confidence: 1 };
}

it.each([
  ['去, heard as 七 and as "two"', ['七', 'two'], askedAbout('2', '7'), true],
  ['the same, and one language heard nothing', ['七', ''], askedAbout('2', '7'), false],
  ['the same, and one language heard something else', ['七', '[unk]'], askedAbout('2', '7'), false],
  ['one floor alone in question', ['二', 'two'], askedAbout('2'), false],
  ['two syllables', ['七 楼', 'two'], askedAbout('2', '7'), false],
] as const)('%s: may be the beginning of something else: %o', (_what, texts, decision, expected) => {
  expect(isContestedSyllable(texts, decision)).toBe(expected);
});

it('one recogniser that hears both languages may contest a syllable by itself', () => {
  const both = heardTogether([vocabulary('zh'), vocabulary('en')]);
  const chains = [{ first: { model: 'm', vocabulary: both, operatingPoint: unmeasuredOperatingPoint } }];
  const standing = (...texts: readonly string[]) => {
    const alternatives = texts.map((text, at) => ({
      text,
      score: -at / 2,
      words: [{ word: text, start: 0, end: 0.3 }],
    }));
    const first = { text: texts[0] ?? '', alternatives };
    const answer = { first, second: null, partials: [], open: first.text };
    return continuationOfAnswers(chains, [answer], askedAbout('2', '7'));
  };
  for (const texts of [
    ['two', '七'],
    ['two', '[unk]', '七'],
    ['七', '[unk]', 'two'],
  ])
    expect(standing(...texts)).toBe('begun');
  expect(standing('two', 'seven')).not.toBe('begun');
});
