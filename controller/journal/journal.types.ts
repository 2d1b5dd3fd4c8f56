import type { ChainEntry } from '../api/contract/view.schema.js';

/** An entry before it has its place in the order. */
type NewChainEntry = Omit<ChainEntry, 'sequence'>;

/** What happened, oldest first, append-only. */
export interface Journal {
  /** Returns the entry with its sequence number: one above the entry before. */
  append(entry: NewChainEntry): ChainEntry;
  /** At most `limit` entries with a sequence above `after`, oldest first; the oldest ones may have been given up. */
  read(after: number, limit: number): readonly ChainEntry[];
}
