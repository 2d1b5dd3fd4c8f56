import type { FloorMention, Meaning } from '../vocabulary/meaning.js';
import type { Intent } from './decision.js';

/** What a meaning asks for; null for decoys, and where a floor is among them that can't be called. */
export function intentOf(meaning: Meaning): Intent | null {
  if (meaning.kind === 'decoy' || meaning.kind === 'tooManyFloors') return null;
  if (!('mentions' in meaning)) return { kind: meaning.kind };
  const floors = meaning.mentions.flatMap((mention) => (mention.kind === 'floor' ? [mention.floor] : []));
  return floors.length === meaning.mentions.length ? { kind: meaning.kind, floors } : null;
}

/** The first floor of a sentence that the lift lacks or keeps locked; one of several makes the whole sentence doubtful. */
export function uncallableIn(meaning: Meaning): Exclude<FloorMention, { kind: 'floor' }> | null {
  const mentions = 'mentions' in meaning ? meaning.mentions : [];
  for (const mention of mentions) if (mention.kind !== 'floor') return mention;
  return null;
}

/** The same floors in another order are the same request; so are intents of one kind without floors. */
export function isSameIntent(one: Intent, other: Intent): boolean {
  if (!('floors' in one) || !('floors' in other)) return one.kind === other.kind;
  const [floors, others] = [new Set(one.floors), new Set(other.floors)];
  return one.kind === other.kind && floors.size === others.size && [...floors].every((floor) => others.has(floor));
}
