import { describe, expect, it } from 'vitest';
import { parseAlternatives } from '../../../../speech/recognizer/parse-alternatives.js';

const word = (text: string, start: number) => ({ word: text, start, end: start + 0.3 });

describe('parseAlternatives', () => {
  it('puts the likeliest first, with the others relative to it', () => {
    const json = JSON.stringify({
      alternatives: [
        { text: '七 楼 ', confidence: 84.2, result: [word('七', 0), word('楼', 0.3)] },
        { text: '一 楼 ', confidence: 87.9, result: [word('一', 0), word('楼', 0.3)] },
      ],
    });
    const { text, alternatives } = parseAlternatives(json);
    expect(text).toBe('一 楼');
    expect(alternatives.map((one) => one.text)).toEqual(['一 楼', '七 楼']);
    expect(alternatives[0]?.score).toBe(0);
    expect(alternatives[1]?.score).toBeCloseTo(-3.7);
    expect(alternatives[1]?.words).toEqual([word('七', 0), word('楼', 0.3)]);
  });

  it('nothing heard is one empty alternative, also where Vosk leaves the list out', () => {
    const nothing = { text: '', alternatives: [{ text: '', words: [], score: 0 }] };
    expect(parseAlternatives('{"alternatives": [{"text": "", "confidence": 12.5}]}')).toEqual(nothing);
    expect(parseAlternatives('{"alternatives": []}')).toEqual(nothing);
    expect(parseAlternatives('{"text": ""}')).toEqual(nothing);
  });
});
