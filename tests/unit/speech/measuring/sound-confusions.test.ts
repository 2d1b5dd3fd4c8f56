import { describe, expect, it } from 'vitest';
import { alignSounds } from '../../../../speech/measuring/sound-alignment.js';
import { measureSoundCosts } from '../../../../speech/measuring/sound-confusions.js';
import { SoundDistance } from '../../../../speech/pronunciation/sound-distance.js';

const split = (text: string) => text.split(' ').filter((sound) => sound !== '');

describe('sounds side by side', () => {
  const plain = new SoundDistance({ substitutions: {}, missing: {} });

  it.each([
    ['s an l ou', 's an l ou', 's:s an:an l:l ou:ou'],
    ['s an l ou', 'sh an l ou', 's:sh an:an l:l ou:ou'],
    ['s an l ou', 's an ou', 's:s an:an l:- ou:ou'],
    ['s an', 's an l', 's:s an:an -:l'],
    ['', 's', '-:s'],
  ])('%s heard as %s', (said, heard, pairs) => {
    const aligned = alignSounds(split(said), split(heard), plain);
    expect(aligned.map(([one, other]) => `${one ?? '-'}:${other ?? '-'}`).join(' ')).toBe(pairs);
  });

  it('follows what is cheap', () => {
    const distance = new SoundDistance({ substitutions: { a: { b: 0.1 } }, missing: {} });
    expect(alignSounds(['c', 'a'], ['b'], distance)).toEqual([
      ['c', null],
      ['a', 'b'],
    ]);
  });
});

describe('the costs of confusions', () => {
  const heard = (said: string, as: string, times: number) =>
    Array.from({ length: times }, () => ({ said: [split(said)], heard: split(as) }));

  it('are lower the more often one sound is heard for another, either way', () => {
    const { substitutions } = measureSoundCosts([
      ...heard('s an', 's an', 40),
      ...heard('s an', 'sh an', 20),
      ...heard('sh an', 's an', 10),
      ...heard('b an', 'b an', 40),
      ...heard('b an', 'p an', 4),
    ]);
    expect(substitutions['s']?.['sh']).toBeGreaterThan(0.1);
    expect(substitutions['s']?.['sh']).toBeLessThan(substitutions['b']?.['p'] ?? 0);
    expect(substitutions['b']?.['p']).toBeLessThan(1);
  });

  it('say nothing of what was seen once, and of sounds too many', () => {
    const costs = measureSoundCosts([...heard('s an', 's an', 10), ...heard('s an', 'm an l', 1)]);
    expect(costs).toEqual({ substitutions: {}, missing: {} });
  });

  it('tell which sounds are lost', () => {
    const { missing } = measureSoundCosts([...heard('s an l', 's an', 5), ...heard('s an l', 's an l', 5)]);
    expect(Object.keys(missing)).toEqual(['l']);
  });

  it('take the way to say it that is nearest to what was heard', () => {
    const ways = [split('r eh d'), split('r iy d')];
    const costs = measureSoundCosts(Array.from({ length: 9 }, () => ({ said: ways, heard: split('r iy d') })));
    expect(costs).toEqual({ substitutions: {}, missing: {} });
  });
});
