import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unionOf } from '../../../../speech/vocabulary/acceptor-union.js';
import type { Acceptor } from '../../../../speech/vocabulary/acceptor.js';
import { enumerateSentences } from '../../../../speech/vocabulary/enumerate-sentences.js';
import { acceptorOfPhrases, type ListedPhrase } from '../../../support/phrase-acceptor.js';

function costsOf(acceptor: Acceptor): ReadonlyMap<string, number> {
  return new Map([...enumerateSentences(acceptor)].map(({ tokens, cost }) => [tokens.join(' '), cost]));
}

const phrase = (text: string, cost: number): ListedPhrase => ({ tokens: text.split(' '), cost });

it('of one acceptor is that one', () => {
  const acceptor = acceptorOfPhrases([phrase('去 三 楼', 0)]);
  expect(unionOf([acceptor])).toBe(acceptor);
});

it('has the sentences of both at their costs, and no other', () => {
  const union = unionOf([
    acceptorOfPhrases([phrase('去 三 楼', 0), phrase('三', 1)]),
    acceptorOfPhrases([phrase('floor three', 0.5)]),
  ]);
  expect(Object.fromEntries(costsOf(union))).toEqual({ '去 三 楼': 0, 三: 1, 'floor three': 0.5 });
});

it('goes through common words together, and lets each pay its own where they part', () => {
  const one = acceptorOfPhrases([phrase('vip please', 0), phrase('vip', 3)]);
  const other = acceptorOfPhrases([phrase('vip 谢 谢', 2), phrase('vip', 1)]);
  const union = unionOf([one, other]);
  expect(union.states[0]?.arcs).toHaveLength(1);
  expect(Object.fromEntries(costsOf(union))).toEqual({ 'vip please': 0, 'vip 谢 谢': 2, vip: 1 });
});

const phrases = fc.array(
  fc.record({
    tokens: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }),
    cost: fc.constantFrom(0, 0.1, 0.3, 0.7, 1.1),
  }),
  { maxLength: 8 },
);

it('holds whatever words they share: every sentence at its lowest cost, each word at most once in a state', () => {
  fc.assert(
    fc.property(phrases, phrases, phrases, (...lists) => {
      const union = unionOf(lists.map(acceptorOfPhrases));
      const expected = new Map<string, number>();
      for (const { tokens, cost } of lists.flat())
        expected.set(tokens.join(' '), Math.min(cost, expected.get(tokens.join(' ')) ?? Infinity));
      const told = costsOf(union);
      expect([...told.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
      for (const [text, cost] of expected) expect(told.get(text)).toBeCloseTo(cost, 6);
      for (const { arcs } of union.states) expect(new Set(arcs.map(({ token }) => token)).size).toBe(arcs.length);
    }),
  );
});
