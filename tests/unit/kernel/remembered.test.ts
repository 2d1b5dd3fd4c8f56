import { expect, it } from 'vitest';
import { remembered } from '../../../config/kernel/index.js';

it('a function that remembers is asked once for each key, whatever it answers', () => {
  const asked: string[] = [];
  const isLong = remembered((word: string) => {
    asked.push(word);
    return word.length > 3;
  });
  expect(['lift', 'car', 'lift', 'car'].map(isLong)).toEqual([true, false, true, false]);
  expect(asked).toEqual(['lift', 'car']);
});
