import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highestNumber, lowestNumber } from '../../../config/index.js';
import { language, languages } from '../../support/languages.js';

const everyNumber = Array.from({ length: highestNumber - lowestNumber + 1 }, (_, index) => lowestNumber + index);

const words = (code: string, number: number, series?: string): readonly string[] =>
  language(code)
    .numbers.readings(number, series)
    .filter(({ isUsual }) => isUsual)
    .map((reading) => reading.words);

describe.each([...languages.keys()])('numbers in %s', (code) => {
  const { numbers } = language(code);

  it('all have words that mean them again, whoever says them how', () => {
    for (const number of everyNumber) {
      const readings = numbers.readings(number);
      expect(readings.length, String(number)).toBeGreaterThan(0);
      expect(readings[0]?.isUsual).toBe(true);
      for (const reading of readings) expect(numbers.valueOf(reading.words), reading.words).toBe(number);
    }
  });

  it('have no two ways to say them that are the same', () => {
    for (const number of everyNumber) {
      const all = numbers.readings(number).map((reading) => reading.words);
      expect(new Set(all).size, all.join(', ')).toBe(all.length);
    }
  });

  it('are no digits, and no number beyond the lowest and the highest floor has words', () => {
    for (const number of everyNumber) expect(numbers.usual(number)).toMatch(/^\P{Nd}+$/u);
    expect(numbers.readings(highestNumber + 1)).toEqual([]);
    expect(numbers.readings(lowestNumber - 1)).toEqual([]);
    expect(() => numbers.usual(highestNumber + 1)).toThrow(/100 has no words/);
  });

  it('are not found in words that hold one and more', () => {
    const part = fc.constantFrom(...everyNumber);
    fc.assert(
      fc.property(part, fc.constantFrom('x', '？', ' and more'), (number, rest) => {
        expect(numbers.valueOf(numbers.usual(number) + rest)).toBeNull();
      }),
    );
  });
});

describe('Mandarin numbers', () => {
  it.each([
    [0, ['零']],
    [1, ['一']],
    [2, ['二', '两']],
    [10, ['十']],
    [11, ['十一']],
    [12, ['十二']],
    [20, ['二十']],
    [21, ['二十一']],
    [22, ['二十二']],
    [40, ['四十']],
    [99, ['九十九']],
    [-1, ['负一', '地下一']],
    [-2, ['负二', '地下二']],
  ])('people say %i as %j', (number, readings) => {
    expect(words('zh', number)).toEqual(readings);
  });

  it.each([
    ['一十二', 12],
    ['一十', 10],
    ['幺', 1],
    ['幺二', 12],
    ['一二', 12],
    ['二零', 20],
    ['二〇', 20],
    ['〇', 0],
    ['十 二', 12],
  ])('%s is understood as %i, though Liftvoice would not say so', (text, number) => {
    expect(language('zh').numbers.valueOf(text)).toBe(number);
    expect(words('zh', number)).not.toContain(text);
  });

  it.each(['十两', '两十', '负两', '一百', '十二楼', ''])('%s is no number of a floor', (text) => {
    expect(language('zh').numbers.valueOf(text)).toBeNull();
  });

  it('are counted in order with 第', () => {
    expect(words('zh', 12, 'ordinal')).toEqual(['第十二']);
  });
});

describe('English numbers', () => {
  it.each([
    [0, 'zero', undefined],
    [12, 'twelve', 'twelfth'],
    [15, 'fifteen', 'fifteenth'],
    [20, 'twenty', 'twentieth'],
    [21, 'twenty one', 'twenty first'],
    [35, 'thirty five', 'thirty fifth'],
    [90, 'ninety', 'ninetieth'],
    [99, 'ninety nine', 'ninety ninth'],
    [-2, 'minus two', undefined],
  ])('%i is %s and %s', (number, cardinal, ordinal) => {
    expect(words('en', number)).toEqual([cardinal]);
    expect(words('en', number, 'ordinal')).toEqual(ordinal === undefined ? [] : [ordinal]);
  });

  it.each([
    ['Twenty-One', 21],
    ['one two', 12],
    ['two oh', 20],
    ['negative three', -3],
  ])('%s is understood as %i', (text, number) => {
    expect(language('en').numbers.valueOf(text)).toBe(number);
  });

  it('ordinals mean their number again, and no cardinal does', () => {
    const { numbers } = language('en');
    for (let number = 1; number <= highestNumber; number += 1) {
      expect(numbers.valueOf(numbers.usual(number, 'ordinal'), 'ordinal')).toBe(number);
      expect(numbers.valueOf(numbers.usual(number), 'ordinal')).toBeNull();
    }
  });
});
