import { describe, expect, it } from 'vitest';
import { lowestWordConfidence } from '../../../../speech/interpret/word-confidence.js';

/** Words of 0.2 s, one after another, the first one at `from`. */
function reading(text: string, score: number, from = 0) {
  const words = text.split(' ').map((word, at) => ({ word, start: from + at * 0.2, end: from + at * 0.2 + 0.2 }));
  return { text, score, words };
}

function lowest(text: string, ...alternatives: ReturnType<typeof reading>[]): number {
  return lowestWordConfidence(text.split(' '), { text: alternatives[0]?.text ?? '', alternatives });
}

describe('the lowest word confidence', () => {
  it('is 1 where there is one reading, 0 where the reading is none of them', () => {
    expect(lowest('三 楼', reading('三 楼', 0))).toBe(1);
    expect(lowest('四 楼', reading('三 楼', 0))).toBe(0);
  });

  it('is that of the word the readings differ in, not a mean', () => {
    expect(lowest('四 楼', reading('四 楼', 0), reading('十 楼', 0))).toBeCloseTo(0.5);
    expect(lowest('四 楼', reading('四 楼', 0), reading('十 楼', -Math.log(3)))).toBeCloseTo(0.75);
  });

  it('does not suffer from a carrier that only some readings have', () => {
    expect(lowest('三 楼', reading('三 楼', 0, 0.2), reading('去 三 楼', 0))).toBeCloseTo(1);
  });

  it('a word at another time is another word', () => {
    expect(lowest('三 楼', reading('三 楼', 0), reading('三 楼', 0, 1))).toBeCloseTo(0.5);
  });
});
