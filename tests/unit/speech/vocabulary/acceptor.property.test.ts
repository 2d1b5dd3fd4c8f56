import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateAfter, type Acceptor } from '../../../../speech/vocabulary/acceptor.js';
import { enumerateSentences } from '../../../../speech/vocabulary/enumerate-sentences.js';
import { acceptorOfPhrases } from '../../../support/phrase-acceptor.js';

const phrases = fc.array(
  fc.record({
    tokens: fc.array(fc.constantFrom('一', '二', '十', '楼', '去'), { minLength: 1, maxLength: 5 }),
    cost: fc.integer({ min: 0, max: 8 }).map((quarters) => quarters / 4),
  }),
  { minLength: 1, maxLength: 40 },
);

function cheapest(list: readonly { tokens: readonly string[]; cost: number }[]): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  for (const { tokens, cost } of list) {
    const key = tokens.join(' ');
    costs.set(key, Math.min(costs.get(key) ?? Infinity, cost));
  }
  return costs;
}

describe('an acceptor of any list of phrases', () => {
  it('takes each of them at its cheapest cost, and nothing else; told cheapest first', () => {
    fc.assert(
      fc.property(phrases, (list) => {
        const told = [...enumerateSentences(acceptorOfPhrases(list))];
        const found = new Map(told.map(({ tokens, cost }) => [tokens.join(' '), Math.round(cost * 1000) / 1000]));
        expect(found).toEqual(new Map(cheapest(list)));
        expect(told.length).toBe(found.size);
        const costs = told.map(({ cost }) => Math.round(cost * 1000));
        expect(costs).toEqual(costs.toSorted((a, b) => a - b));
      }),
    );
  });

  it('is deterministic, pays as early as possible and has no state twice', () => {
    fc.assert(
      fc.property(phrases, (list) => {
        const acceptor = acceptorOfPhrases(list);
        for (const { arcs } of acceptor.states) expect(new Set(arcs.map(({ token }) => token)).size).toBe(arcs.length);
        for (const { final, arcs } of acceptor.states.slice(1))
          expect(Math.min(final ?? Infinity, ...arcs.map(({ cost }) => cost))).toBeCloseTo(0, 3);
        const seen = acceptor.states.map((state) => JSON.stringify(state));
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });
});

describe('walking an acceptor', () => {
  const acceptor: Acceptor = acceptorOfPhrases([
    { tokens: ['十', '楼'], cost: 0 },
    { tokens: ['十'], cost: 1 },
  ]);

  it('finds the state after some words, and none where no sentence begins so', () => {
    expect(stateAfter(acceptor, ['十'])).toMatchObject({ final: expect.closeTo(1) as number });
    expect(stateAfter(acceptor, ['楼'])).toBeNull();
    expect(stateAfter(acceptor, ['十', '楼', '楼'])).toBeNull();
  });
});
