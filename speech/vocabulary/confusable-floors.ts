import type { LanguageData } from '../../config/index.js';
import { mentionKey, type FloorMention, type Meaning } from './meaning.js';
import type { SpokenFloor } from './spoken-floor.js';

/** Two floors that are heard for one another. */
export interface ConfusablePair {
  readonly mentions: readonly [FloorMention, FloorMention];
  /** As on the buttons: "4/10". */
  readonly label: string;
}

/**
 * Pairs within a building, and pairs of a floor with a missing one near it (10 in a building without 4): people say both.
 * Those that the language lists by their numbers.
 */
export function confusableFloors(
  floors: readonly SpokenFloor[],
  language: Pick<LanguageData, 'confusable'>,
): readonly ConfusablePair[] {
  const near = floors.filter(({ isFar }) => !isFar);
  return language.confusable.flatMap((numbers) => {
    const [one, other] = numbers.map((number) => near.find((floor) => floor.number === number)?.mention);
    return one === undefined || other === undefined ? [] : pairOf(one, other);
  });
}

/** Nobody calls two floors that are both not there for one another. */
function pairOf(one: FloorMention, other: FloorMention): readonly ConfusablePair[] {
  if (one.kind === 'unknown' && other.kind === 'unknown') return [];
  return [{ mentions: [one, other], label: `${spokenOf(one)}/${spokenOf(other)}` }];
}

/** Whether two requests differ only in floors that are heard for one another, place by place. */
export function confusability(pairs: readonly ConfusablePair[]): (one: Meaning, other: Meaning) => boolean {
  const keyOf = (one: FloorMention, other: FloorMention): string => `${mentionKey(one)} ${mentionKey(other)}`;
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

function spokenOf(mention: FloorMention): string {
  return mention.kind === 'floor' ? mention.floor : mention.spoken;
}
