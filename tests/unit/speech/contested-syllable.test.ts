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

const words = (text: string) => text.split(' ').map((word, at) => ({ word, start: at * 0.3, end: (at + 1) * 0.3 }));

/** What the recogniser of these languages heard, with how far behind the likeliest each text is. */
function heardIn(languages: readonly ['zh' | 'en', ...('zh' | 'en')[]]) {
  const [one, ...others] = languages;
  const together = heardTogether([vocabulary(one), ...others.map((other) => vocabulary(other))]);
  const chains = [{ first: { model: 'm', vocabulary: together, operatingPoint: unmeasuredOperatingPoint } }];
  return (texts: readonly (readonly [text: string, score: number])[], decision: Decision, open?: string) => {
    const alternatives = texts.map(([text, score]) => ({ text, score, words: words(text) }));
    const first = { text: texts[0]?.[0] ?? '', alternatives };
    const answer = { first, second: null, partials: [], open: open ?? first.text };
    return continuationOfAnswers(chains, [answer], decision);
  };
}
const inBoth = heardIn(['zh', 'en']);

function called(id: string, text: string, language: 'zh' | 'en'): Decision {
  return { decision: 'accepted', intent: { kind: 'floors', floors: [id] }, language, text, confidence: 1 };
}

function inQuestion(id: string, text: string, language: 'zh' | 'en'): Decision {
  return { ...askedAbout(id), text, language } as Decision;
}

it('one recogniser that hears both languages may contest a syllable by itself', () => {
  const standing = (...texts: readonly string[]) =>
    inBoth(
      texts.map((text, at) => [text, -at / 2]),
      askedAbout('2', '7'),
    );
  for (const texts of [
    ['two', '七'],
    ['two', '[unk]', '七'],
    ['七', '[unk]', 'two'],
  ])
    expect(standing(...texts)).toBe('begun');
  expect(standing('two', 'seven')).not.toBe('begun');
});

it('去 that is surely "two", and a beginning in Mandarin, is waited for, but not as long as a beginning', () => {
  expect(inBoth([['two', 0]], inQuestion('2', 'two', 'en'), '去')).toBe('contested');
});

it('what would be called at once waits less for the sentence that the other language began', () => {
  expect(inBoth([['去 五 楼', 0]], called('5', '去五楼', 'zh'), 'take me to')).toBe('mayContinue');
});

it('去 that is not surely "two" is the beginning that Mandarin heard', () => {
  const unsure = [
    ['two', 0],
    ['seven', -0.7],
    ['七', -0.9],
  ] as const;
  expect(inBoth(unsure, inQuestion('2', 'two', 'en'), '去')).toBe('begun');
});

it('请 that is surely 七 is waited for where English heard another request near by', () => {
  const heard = (behind: number) =>
    inBoth(
      [
        ['七', 0],
        ['six', behind],
      ],
      inQuestion('7', '七', 'zh'),
    );
  expect(heard(-3)).toBe('contested');
  expect(heard(-3.9)).toBe('mayContinue');
});

it.each([
  ['the same floor in both', '二', 'two'],
  ['talk in the other language', '二', 'no'],
  ['a longer text in the other language', '七', 'seven'],
])('a syllable is not contested by %s', (_what, syllable, other) => {
  const heard = [
    [syllable, 0],
    [other, -1],
  ] as const;
  expect(inBoth(heard, inQuestion('2', syllable, 'zh'))).toBe('mayContinue');
});

it('a whole Mandarin floor does not wait for an English sentence far behind it', () => {
  const heard = [
    ['去 五 楼', 0],
    ['take me to twelve', -2.8],
  ] as const;
  expect(inBoth(heard, called('5', '去五楼', 'zh'))).toBe('complete');
});

it('"something else" is of no language and stands nowhere', () => {
  const heard = [
    ['[unk]', 0],
    ['two', -0.1],
  ] as const;
  expect(inBoth(heard, inQuestion('2', 'two', 'en'), '去')).toBe('none');
});

it.each([
  ['a whole sentence', ['zh'], '去 五 楼', '去 五 楼', called('5', '去五楼', 'zh'), 'complete'],
  ['the beginning of one', ['zh'], '七', '去', inQuestion('7', '七', 'zh'), 'begun'],
  ['a number that may go on', ['zh'], '七', '七', inQuestion('7', '七', 'zh'), 'mayContinue'],
  ['a syllable', ['en'], 'two', 'two', inQuestion('2', 'two', 'en'), 'oneSyllable'],
] as const)('a recogniser of one language knows %s', (_what, languages, text, open, decision, expected) => {
  expect(heardIn(languages)([[text, 0]], decision, open)).toBe(expected);
});

it('recognisers of one language each do not contest what the other one made of a syllable', () => {
  const chains = (['zh', 'en'] as const).map((code) => ({
    first: { model: code, vocabulary: heardTogether([vocabulary(code)]), operatingPoint: unmeasuredOperatingPoint },
  }));
  const answers = ['七', 'six'].map((text) => {
    const first = { text, alternatives: [{ text, score: 0, words: words(text) }] };
    return { first, second: null, partials: [], open: text };
  });
  expect(continuationOfAnswers(chains, answers, inQuestion('7', '七', 'zh'))).toBe('mayContinue');
});
