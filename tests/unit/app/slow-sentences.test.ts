import { describe, expect, it } from 'vitest';
import { slowSentences } from '../../../controller/app/bench/slow-sentences.js';
import { language, languages } from '../../support/languages.js';

describe('slow sentences', () => {
  it.each([...languages.keys()])(
    'of %s are whole in parts, each with a floor in the last one that needs it',
    (code) => {
      const sentences = slowSentences(language(code));
      expect(sentences.length).toBeGreaterThan(0);
      for (const parts of sentences) {
        expect(parts.length).toBeGreaterThan(1);
        expect(parts.join('')).not.toMatch(/[{}|]/u);
        expect(parts.at(-1)).toMatch(/\d/u);
      }
    },
  );

  it('are none where a language has none', () => {
    const { slowly, ...others } = language('en').sentences;
    expect(slowly).toBeDefined();
    expect(slowSentences({ ...language('en'), sentences: others })).toEqual([]);
  });
});
