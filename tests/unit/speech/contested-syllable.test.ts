import { expect, it } from 'vitest';
import type { Decision } from '../../../speech/index.js';
import { isContestedSyllable } from '../../../speech/where-words-stand.js';

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
