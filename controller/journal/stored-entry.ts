import { isHappeningKind, type Happening } from './happening.schema.js';
import type { JournalEntry, ShownLine } from './journal.types.js';
import { utteranceOf } from './ride.js';
import type { JournalRow } from './row.js';

/** null: a kind that this program does not know, of a later version. */
export function toEntry({ kind, content, shown, ...row }: JournalRow): JournalEntry | null {
  if (!isHappeningKind(kind)) return null;
  return {
    ...row,
    utterance: utteranceOf(row.ride),
    happening: { kind, content: JSON.parse(content) as unknown } as Happening,
    shown: shown === null ? null : (JSON.parse(shown) as ShownLine),
  };
}
