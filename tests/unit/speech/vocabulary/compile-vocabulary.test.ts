import { describe, expect, it } from 'vitest';
import { reportLine, unknownWordList } from '../../../../speech/vocabulary/vocabulary.js';
import { vocabulary } from './office-vocabulary.js';

describe('the report', () => {
  it('is one line for an installer, in which floors that are not there are called so', () => {
    const { report } = vocabulary('zh');
    const pairs = '4/10 (no floor 4), 1/7, 2/8, 6/9, 11/17 (no floor 17), 12/18 (no floor 18)';
    expect(reportLine(report)).toBe(`zh: 15 floors, ${report.phrases} phrases; confusable: ${pairs}`);
  });

  it('keeps the words of our own sentences that the model lacks apart: they are no fault of the site', () => {
    const [zh, en] = [vocabulary('zh').report, vocabulary('en').report];
    expect(zh.unknownTemplateWords).toContainEqual({ word: '呃', nearest: [] });
    expect(en.unknownTemplateWords).toEqual([]);
    const words = [...zh.unknownTemplateWords, { word: "i'd", nearest: ["i'm", 'id'] }];
    expect(unknownWordList(words)).toMatch(/呃, i'd \(near: i'm, id\)$/u);
    for (const word of [/呃/u, /unknown/u]) expect(reportLine(zh) + reportLine(en)).not.toMatch(word);
  });
});

describe('every sentence', () => {
  it.each(['zh', 'en'] as const)('told cheapest first reads back to its own words, each once (%s)', (language) => {
    const compiled = vocabulary(language);
    const seen = new Set<string>();
    let cost = 0;
    for (const sentence of compiled.sentences(3_000)) {
      seen.add(sentence.tokens.join(' '));
      expect(sentence.cost).toBeGreaterThan(cost - 0.01);
      cost = sentence.cost;
      for (const token of sentence.tokens) expect(compiled.tokens).toContain(token);
      expect(compiled.continuation(sentence.tokens)).toMatch(/complete|mayContinue/u);
    }
    expect(seen.size).toBe(3_000);
  });
});
