import type { LanguageSounds } from '../pronunciation/language-sounds.js';
import { SoundTree } from '../pronunciation/sound-tree.js';
import type { SpokenFloor } from './spoken-floor.js';

/** Tells words that are as near to a wording of any floor, or nearer, so that nobody could tell the two apart. */
export function heardAsAFloor(
  floors: readonly SpokenFloor[],
  { waysToSay, distance }: LanguageSounds,
  nearest: number,
): (word: string) => boolean {
  const wordings = new SoundTree(distance);
  for (const { say } of floors.flatMap(({ numbers, built, names }) => [...numbers, ...built, ...names]))
    for (const way of waysToSay(say)) wordings.add(say, way);
  return (word) => waysToSay(word).some((said) => wordings.near(said, nearest).length > 0);
}
