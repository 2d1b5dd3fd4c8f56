import { beforeEach, describe, expect, it } from 'vitest';
import { HeapTrim, utterancesBetween } from '../../../../speech/recognizer/heap-trim.js';

let trims: number;
let heap: HeapTrim;

beforeEach(() => {
  trims = 0;
  heap = new HeapTrim(() => {
    trims += 1;
  });
});

function hear(utterances: number, isQuiet = true): void {
  for (let left = utterances; left > 0; left -= 1) heap.noteEnd(isQuiet);
}

describe('free memory is given back', () => {
  it('after a number of utterances, and again after as many', () => {
    hear(utterancesBetween - 1);
    expect(trims).toBe(0);
    hear(1);
    expect(trims).toBe(1);
    hear(utterancesBetween - 1);
    expect(trims).toBe(1);
    hear(1);
    expect(trims).toBe(2);
  });

  it('not while somebody else is heard, and then as soon as nobody is', () => {
    hear(2 * utterancesBetween, false);
    expect(trims).toBe(0);
    hear(1);
    expect(trims).toBe(1);
  });

  it('nowhere that the C library cannot be asked, and that hurts nobody', () => {
    heap = new HeapTrim(null);
    expect(() => {
      hear(utterancesBetween);
    }).not.toThrow();
  });
});
