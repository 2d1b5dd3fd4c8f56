import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceBetween } from '../../../../speech/pronunciation/comparison.js';
import { SoundDistance, type Sounds } from '../../../../speech/pronunciation/sound-distance.js';
import { SoundTree } from '../../../../speech/pronunciation/sound-tree.js';

const distance = new SoundDistance({ substitutions: { s: { sh: 0.4 }, a: { o: 0.3 } }, missing: { l: 0.5 } });
const sounds = fc.array(fc.constantFrom('s', 'sh', 'a', 'o', 'l', 'm'), { minLength: 1, maxLength: 5 });

describe('a tree of words by their sounds', () => {
  it('finds the words that comparing with each would find, and no others', () => {
    fc.assert(
      fc.property(
        fc.array(sounds, { maxLength: 30 }),
        sounds,
        fc.constantFrom(0, 0.5, 1, 1.5),
        (words, said, limit) => {
          const tree = new SoundTree(distance);
          for (const [index, word] of words.entries()) tree.add(String(index), word);
          const near = (word: Sounds) => distanceBetween(word, said, distance);
          const expected = words.flatMap((word, index) => (near(word) <= limit ? [String(index)] : []));
          const found = tree.near(said, limit);
          expect(found.map(({ word }) => word).toSorted()).toEqual(expected.toSorted());
          for (const { word, distance: told } of found) expect(told).toBeCloseTo(near(words[Number(word)] ?? []), 6);
        },
      ),
    );
  });

  it('has no word without a sound', () => {
    const tree = new SoundTree(distance);
    tree.add('nothing', []);
    expect(tree.near(['l'], 1)).toEqual([]);
  });
});
