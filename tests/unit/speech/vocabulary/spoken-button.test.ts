import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buttonOf, buttonReadings, signReadings } from '../../../../speech/vocabulary/spoken-button.js';
import { language, languages } from '../../../support/languages.js';

const says = (code: string, id: string): readonly string[] => buttonReadings(id, language(code)).map(({ say }) => say);

describe.each([
  ['zh', '12A', '十二A', '十二诶'],
  ['zh', 'B2', 'B二', '逼二'],
  ['zh', 'M', 'M', undefined],
  ['en', '12A', 'twelve a', 'twelve eh'],
  ['en', 'B2', 'b two', 'be two'],
  ['en', 'M', 'm', undefined],
  ['en', 'LG', 'l g', undefined],
  ['en', 'a21', 'a twenty one', 'eh twenty one'],
] as const)('%s: the button %s', (code, id, plain, asItSounds) => {
  it(`is said as ${plain}`, () => {
    expect(says(code, id)[0]).toBe(plain);
    if (asItSounds !== undefined) expect(says(code, id)).toContain(asItSounds);
  });

  it('is meant by all the ways to say it', () => {
    for (const say of says(code, id)) expect(buttonOf(say, language(code)), say).toBe(id.toUpperCase());
  });
});

describe('buttons', () => {
  it('with a letter and any number are read out and understood again, in every language', () => {
    for (const [code, data] of languages) {
      const letter = fc.constantFrom(...Object.keys(data.floors.letters));
      const id = fc.tuple(letter, fc.integer({ min: 1, max: 99 }), fc.boolean());
      fc.assert(
        fc.property(id, ([sign, number, isBefore]) => {
          const button = isBefore ? `${sign}${number}` : `${number}${sign}`;
          expect(buttonOf(says(code, button)[0]!, data)).toBe(button);
        }),
        { numRuns: 200 },
      );
    }
  });

  it('of numbers alone are no matter of letters', () => {
    expect(says('en', '12')).toEqual([]);
    expect(buttonOf('twelve', language('en'))).toBe('12');
    expect(buttonOf('负二', language('zh'))).toBe('-2');
  });

  it('of letters without a sound are not read out', () => {
    expect(says('zh', '3Q')).toEqual([]);
  });

  it('have names that people give their sign', () => {
    expect(signReadings('G', language('en')).map(({ say }) => say)).toEqual(['ground floor', 'the ground floor']);
    expect(buttonOf('the lower ground floor', language('en'))).toBe('LG');
    expect(buttonOf('夹层', language('zh'))).toBe('M');
  });

  it.each(['LG', 'M', 'G'])('of letters alone are read out in every language that has their sounds (%s)', (id) => {
    for (const code of ['zh', 'en']) expect(says(code, id).map((say) => buttonOf(say, language(code)))).toContain(id);
  });

  it.each([
    ['en', 'parking'],
    ['en', 'twelve q'],
    ['en', ''],
    ['zh', '大堂'],
    ['zh', '十二甲'],
  ])('%s: "%s" is none', (code, words) => {
    expect(buttonOf(words, language(code))).toBeNull();
  });
});
