import type { LanguageData } from '../../config/index.js';
import type { LanguageSounds } from '../pronunciation/language-sounds.js';
import { SoundTree } from '../pronunciation/sound-tree.js';
import { mentionKey, spokenOf, type Mention, type Meaning } from './meaning.js';
import type { SpokenFloor } from './spoken-floor.js';
import type { Steps } from './steps.js';

/** Two floors that are heard for one another. */
export interface ConfusablePair {
  readonly mentions: readonly [Mention, Mention];
  /** As on the buttons: "4/10". */
  readonly label: string;
  /** How far apart they sound, in parts of a sound without likeness; null where only the language's list of numbers says so. */
  readonly distance: number | null;
}

/**
 * Pairs within a building, and pairs of a floor with a missing one near it (10 in a building without 4): people say both. The
 * closest first. Where nobody knows how the words of the language are said, they are those that it lists by their numbers.
 */
export function* confusableFloors(
  floors: readonly SpokenFloor[],
  { confusable }: Pick<LanguageData, 'confusable'>,
  sounds: LanguageSounds | null,
): Steps<readonly ConfusablePair[]> {
  const near = floors.filter(({ isFar }) => !isFar);
  return sounds === null ? listedPairs(near, confusable) : yield* soundingAlike(near, sounds);
}

function listedPairs(
  floors: readonly SpokenFloor[],
  confusable: LanguageData['confusable'],
): readonly ConfusablePair[] {
  return confusable.flatMap((numbers) => {
    const [one, other] = numbers.map((number) => floors.find((floor) => floor.number === number)?.mention);
    return one === undefined || other === undefined || !isThere(one, other) ? [] : [pairOf(one, other, null)];
  });
}

function* soundingAlike(
  floors: readonly SpokenFloor[],
  { waysToSay, distance, confusableWithin }: LanguageSounds,
): Steps<readonly ConfusablePair[]> {
  const spoken = floors.map(({ mention, built, names }) => ({
    mention,
    wordings: [...built, ...names].flatMap(({ say }) => waysToSay(say)),
  }));
  // Wordings have their beginnings in common ("floor twenty ..."), so that a tree compares each of those once.
  const tree = new SoundTree<number>(distance);
  for (const [place, { wordings }] of spoken.entries()) for (const wording of wordings) tree.add(place, wording);
  const pairs: ConfusablePair[] = [];
  for (const [place, one] of spoken.entries()) {
    yield;
    const nearest = new Map<number, number>();
    for (const { word, distance: apart } of one.wordings.flatMap((wording) => tree.near(wording, confusableWithin)))
      if (word > place) nearest.set(word, Math.min(apart, nearest.get(word) ?? Infinity));
    for (const [counterpart, apart] of [...nearest].toSorted(([a], [b]) => a - b)) {
      const other = spoken[counterpart];
      if (other === undefined || !isThere(one.mention, other.mention)) continue;
      pairs.push(pairOf(one.mention, other.mention, Math.round(apart * 100) / 100));
    }
  }
  return pairs.toSorted((a, b) => (a.distance ?? 0) - (b.distance ?? 0));
}

/** Nobody calls two floors that are both not there for one another. */
function isThere(one: Mention, other: Mention): boolean {
  return one.kind !== 'unknown' || other.kind !== 'unknown';
}

function pairOf(one: Mention, other: Mention, distance: number | null): ConfusablePair {
  return { mentions: [one, other], label: `${spokenOf(one)}/${spokenOf(other)}`, distance };
}

/** Whether two requests differ only in floors that are heard for one another, place by place. */
export function confusability(pairs: readonly ConfusablePair[]): (one: Meaning, other: Meaning) => boolean {
  const keyOf = (one: Mention, other: Mention): string => `${mentionKey(one)} ${mentionKey(other)}`;
  const known = new Set(pairs.flatMap(({ mentions: [one, other] }) => [keyOf(one, other), keyOf(other, one)]));
  return (one, other) => {
    if (one.kind !== other.kind || !('mentions' in one) || !('mentions' in other)) return false;
    if (one.mentions.length !== other.mentions.length) return false;
    const unlike = one.mentions.flatMap((mention, place) => {
      const counterpart = other.mentions[place];
      return counterpart === undefined || mentionKey(mention) === mentionKey(counterpart)
        ? []
        : [keyOf(mention, counterpart)];
    });
    return unlike.length > 0 && unlike.every((key) => known.has(key));
  };
}
