import { describe, expect, it } from 'vitest';
import { writeExactGrammar } from '../../../../speech/vocabulary/exact-grammar.js';
import { fillerWords } from '../../../../speech/vocabulary/filler-words.js';

const none = new Set<string>();

describe('words for whatever is not listed', () => {
  it('are one word where the model has it', () => {
    expect(
      fillerWords(
        new Map([
          ['[unk]', 1],
          ['go', 2],
        ]),
        none,
      ),
    ).toEqual(['[unk]']);
  });

  it('are the shortest words of the lexicon where it has none, without symbols and listed words', () => {
    const table = new Map(
      ['<eps>', '#0', '[01]', '!SIL', '3', '일', '이', '삼', '오늘은'].map((word, id) => [word, id]),
    );
    expect(fillerWords(table, new Set(['삼']))).toEqual(['일', '이', '오늘은']);
  });

  it('are spread over all ids, and not more than a grammar can bear', () => {
    const table = new Map(Array.from({ length: 5_000 }, (_, id) => [String.fromCodePoint(0xac00 + id), id + 1]));
    const fillers = fillerWords(table, none);
    expect(fillers.length).toBeGreaterThan(350);
    expect(fillers.length).toBeLessThanOrEqual(400);
    const ids = fillers.map((word) => table.get(word) ?? 0);
    expect(Math.max(...ids.slice(1).map((id, index) => id - (ids[index] ?? 0)))).toBeLessThanOrEqual(14);
  });

  it('make the loop of a grammar without [unk]', () => {
    const acceptor = {
      states: [
        { final: null, arcs: [{ token: '삼', cost: 0, next: 1 }] },
        { final: 0, arcs: [] },
      ],
    };
    const costs = { phraseCost: 5, unknownCost: 2, unknownLoopCost: 3, emptyCost: 4 };
    const table = new Map([
      ['<eps>', 0],
      ['삼', 1],
      ['일', 2],
      ['이', 3],
    ]);
    // Header, three states, then arcs: one word and two fillers from the start, two fillers in the loop.
    expect(writeExactGrammar(acceptor, costs, table)).toHaveLength(65 + 3 * 20 + 5 * 16);
  });
});
