import { mentionsIn, type Meaning, type Mention } from '../vocabulary/meaning.js';
import type { Intent } from './decision.js';

/** What a meaning asks for; null for decoys, and where something is among it that can't be called. */
export function intentOf(meaning: Meaning): Intent | null {
  switch (meaning.kind) {
    case 'decoy':
    case 'shortAnswer':
    case 'tooManyFloors':
      return null;
    case 'landingCall':
      return meaning.mention.kind === 'direction' ? { kind: meaning.kind, direction: meaning.mention.direction } : null;
    case 'floors':
    case 'cancel': {
      const { mentions } = meaning;
      const floors = mentions.flatMap((mention) => (mention.kind === 'floor' ? [mention.floor] : []));
      return floors.length === mentions.length ? { kind: meaning.kind, floors } : null;
    }
    default:
      return { kind: meaning.kind };
  }
}

/** The first of a sentence that the lift lacks or keeps locked; one of several makes the whole sentence doubtful. */
export function uncallableIn(meaning: Meaning): Extract<Mention, { kind: 'unknown' | 'locked' }> | null {
  for (const mention of mentionsIn(meaning))
    if (mention.kind === 'unknown' || mention.kind === 'locked') return mention;
  return null;
}

/** Whether it closes a contact that calls the lift. */
export function isCall({ kind }: Intent): boolean {
  return kind === 'floors' || kind === 'landingCall';
}

/** The same floors in another order are the same request; so are intents of one kind without floors or direction. */
export function isSameIntent(one: Intent, other: Intent): boolean {
  if ('direction' in one && 'direction' in other) return one.direction === other.direction;
  if (!('floors' in one) || !('floors' in other)) return one.kind === other.kind;
  const [floors, others] = [new Set(one.floors), new Set(other.floors)];
  return one.kind === other.kind && floors.size === others.size && [...floors].every((floor) => others.has(floor));
}
