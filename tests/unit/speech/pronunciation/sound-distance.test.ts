import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceBetween } from '../../../../speech/pronunciation/comparison.js';
import { SoundDistance, soundsOf } from '../../../../speech/pronunciation/sound-distance.js';

const distance = new SoundDistance({
  substitutions: { s: { sh: 0.4, z: 0.7 }, '2': { '4': 0.2 } },
  missing: { l: 0.5, '2': 0.1 },
});

describe('the sounds of a pronunciation', () => {
  it('have tones of their own, and nothing where there is no initial', () => {
    expect(soundsOf(['s', 'ii4', 'sh', 'ii2'])).toEqual(['s', 'ii', '4', 'sh', 'ii', '2']);
    expect(soundsOf(['0', 'er4'])).toEqual(['er', '4']);
    expect(soundsOf(['F', 'L', 'AO', 'R'])).toEqual(['F', 'L', 'AO', 'R']);
  });
});

describe('the distance', () => {
  it.each([
    ['s ii 4', 's ii 4', 0],
    ['s ii 4', 'sh ii 2', 0.6],
    ['sh ii 2', 's ii 4', 0.6],
    ['l ou 2', 'ou', 0.6],
    ['s an', 'b an', 1],
    ['s an', '', 2],
    ['', '', 0],
  ])('of "%s" and "%s" is %d', (one, other, is) => {
    const split = (text: string) => text.split(' ').filter((sound) => sound !== '');
    expect(distanceBetween(split(one), split(other), distance)).toBeCloseTo(is, 6);
  });

  const words = fc.array(fc.constantFrom('s', 'sh', 'z', 'l', '2', '4', 'an'), { maxLength: 6 });

  it('is the same both ways and 0 for the same', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(distanceBetween(one, other, distance)).toBeCloseTo(distanceBetween(other, one, distance), 6);
        expect(distanceBetween(one, one, distance)).toBe(0);
      }),
    );
  });
});
