import type { LanguageData } from '../../config/index.js';
import { remembered } from '../../config/kernel/index.js';
import type { LanguageSounds } from '../pronunciation/language-sounds.js';
import type { Sounds } from '../pronunciation/sound-distance.js';
import { SoundTree } from '../pronunciation/sound-tree.js';
import { heardAsAFloor } from './heard-as-a-floor.js';
import { segmentations } from './segmentation.js';
import type { SpokenFloor } from './spoken-floor.js';
import type { Steps } from './steps.js';
import type { WordTable } from './word-table.js';

/**
 * A wording of one syllable ("six", 六) is near to so many words that listing them costs requests: "sick" was heard for two of 31
 * English digits. And no word is near to a wording of more sounds than this ("floor thirteen" has eleven).
 */
const leastSounds = 5;
const mostSounds = 9;
/** Of each wording of a floor; more of them would leave no room for those of other floors. */
const mostForEach = 2;

/**
 * Words that people say and that sound nearly like a floor of the building, the closest first: listed, they are heard as
 * themselves. None is so near to any floor that nobody could tell them apart; it would be heard in place of the floor.
 */
export function* soundAlikes(
  floors: readonly SpokenFloor[],
  { pieces }: Pick<LanguageData, 'pieces'>,
  table: WordTable,
  sounds: LanguageSounds,
): Steps<readonly string[]> {
  const { waysToSay, soundAlikes: limits } = sounds;
  if (limits === null || limits.atMost === 0) return [];
  const spoken = floors.map(({ mention, numbers, built, names }) => {
    const wordings = [...new Set([...numbers, ...built, ...names].map(({ say }) => say))];
    return { isThere: mention.kind !== 'unknown', wordings, ways: wordings.flatMap(waysToSay) };
  });
  const isHeardAsAFloor = heardAsAFloor(floors, sounds, limits.nearest);
  const own = new Set(spoken.flatMap(({ wordings }) => wordings.flatMap((wording) => wording.split(' '))));
  // Every floor has several wordings, and many of them are near to the same words.
  const isGood = remembered(
    (word: string): boolean =>
      // A part of a wording is half a request, and a single letter is nothing that people say.
      !own.has(word) && word.length > 1 && segmentations(word, table, pieces).length > 0 && !isHeardAsAFloor(word),
  );
  const tree = yield* treeOf(limits.words ?? [...table.keys()], sounds);
  const found = new Map<string, number>();
  const isOfAWord = ({ length }: Sounds): boolean => length >= leastSounds && length <= mostSounds;
  const targets = spoken.flatMap(({ isThere, ways }) => (isThere ? ways.filter(isOfAWord) : []));
  for (const way of targets) {
    yield;
    const near = tree.near(way, limits.farthest).filter(({ word }) => isGood(word));
    for (const { word, distance: apart } of near.toSorted((a, b) => a.distance - b.distance).slice(0, mostForEach))
      found.set(word, Math.min(apart, found.get(word) ?? Infinity));
  }
  const closest = [...found].toSorted(([, a], [, b]) => a - b);
  return closest.slice(0, limits.atMost).map(([word]) => word);
}

/** A word at a time takes thousands of turns, and all of them at once takes a second on a small board. */
const wordsPerStep = 250;

function* treeOf(words: readonly string[], { waysToSay, distance }: LanguageSounds): Steps<SoundTree> {
  const tree = new SoundTree(distance);
  for (const [place, word] of words.entries()) {
    if (place % wordsPerStep === 0) yield;
    for (const way of waysToSay(word)) tree.add(word, way);
  }
  return tree;
}
