import type { ChainEntry } from '../api/contract/view.schema.js';
import type { Journal } from './journal.types.js';

/** A journal that lives as long as the process and keeps the last `capacity` entries. */
export function createMemoryJournal(capacity = 2_000): Journal {
  const entries: ChainEntry[] = [];
  let sequence = 0;
  return {
    append: (entry) => {
      const kept: ChainEntry = { ...entry, sequence: (sequence += 1) };
      entries.push(kept);
      if (entries.length > capacity) entries.shift();
      return kept;
    },
    read: (after, limit) => {
      const oldest = entries[0]?.sequence ?? 1;
      const from = Math.max(0, after + 1 - oldest);
      return entries.slice(from, from + Math.max(0, limit));
    },
  };
}
