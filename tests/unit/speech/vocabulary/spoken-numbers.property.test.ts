import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseReadings } from '../../../../speech/vocabulary/chinese-number.js';
import { englishCardinal, englishOrdinal } from '../../../../speech/vocabulary/english-number.js';

const floorNumber = fc.integer({ min: 1, max: 99 });

/** The other direction, written apart: what a listener understands. */
function valueOfChinese(text: string): number {
  const digits = '零一二三四五六七八九';
  const [tens, units] = text.includes('十') ? (text.split('十') as [string, string]) : ['零', text];
  const unit = units === '' ? 0 : units === '两' ? 2 : digits.indexOf(units);
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + unit;
}

describe('Mandarin floor numbers', () => {
  it.each([
    [1, '一'],
    [2, '二'],
    [10, '十'],
    [11, '十一'],
    [12, '十二'],
    [20, '二十'],
    [21, '二十一'],
    [40, '四十'],
    [99, '九十九'],
  ])('%i is %s', (number, text) => {
    expect(chineseReadings(number)[0]).toBe(text);
  });

  it('reads back as the same number', () => {
    fc.assert(
      fc.property(floorNumber, (number) => {
        for (const reading of chineseReadings(number)) expect(valueOfChinese(reading)).toBe(number);
      }),
    );
  });

  it('says 两 only for 2 alone', () => {
    fc.assert(
      fc.property(floorNumber, (number) => {
        expect(chineseReadings(number).some((reading) => reading.includes('两'))).toBe(number === 2);
      }),
    );
  });

  it('puts 负 and 地下 before a basement', () => {
    expect(chineseReadings(-2)).toEqual(['负二', '地下二']);
  });
});

describe('English floor numbers', () => {
  it.each([
    [0, 'zero'],
    [12, 'twelve'],
    [15, 'fifteen'],
    [20, 'twenty'],
    [21, 'twenty one'],
    [99, 'ninety nine'],
  ])('%i is %s', (number, text) => {
    expect(englishCardinal(number)).toBe(text);
  });

  it.each([
    [1, 'first'],
    [2, 'second'],
    [3, 'third'],
    [5, 'fifth'],
    [12, 'twelfth'],
    [20, 'twentieth'],
    [22, 'twenty second'],
    [90, 'ninetieth'],
  ])('the ordinal of %i is %s', (number, text) => {
    expect(englishOrdinal(number)).toBe(text);
  });

  it('has no two numbers that are said the same', () => {
    const all = Array.from({ length: 99 }, (_, index) => index + 1);
    expect(new Set(all.map(englishCardinal)).size).toBe(99);
    expect(new Set(all.map(englishOrdinal)).size).toBe(99);
  });
});
