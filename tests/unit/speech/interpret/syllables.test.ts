import { describe, expect, it } from 'vitest';
import { countSyllables } from '../../../../speech/interpret/syllables.js';

describe('syllables', () => {
  it.each([
    ['我 要 去 十 二 楼', 6],
    ['十二 楼', 3],
  ])('%s has %i characters', (text, count) => {
    expect(countSyllables(text.split(' '))).toBe(count);
  });

  it.each([
    ['floor three please', 3],
    ['take me to the lobby', 6],
    ['twelve', 1],
    ['seven', 2],
    ['nine', 1],
    ['eighteen', 2],
  ])('"%s" has %i', (text, count) => {
    expect(countSyllables(text.split(' '))).toBe(count);
  });
});
