import { createHash } from 'node:crypto';
import type { JournalEntry } from './journal.types.js';

/** An entry as a row of the table, without its place in the chain. `content` and `shown` are JSON. */
export interface JournalRow {
  readonly sequence: number;
  readonly at: string;
  readonly uptimeMs: number;
  readonly station: string | null;
  readonly ride: string | null;
  readonly kind: string;
  readonly content: string;
  readonly shown: string | null;
}

/** The hash that the first row of all is chained to. */
export const beginning = '0'.repeat(64);

export function toRow({ sequence, at, uptimeMs, station, ride, happening, shown }: JournalEntry): JournalRow {
  const { kind, content } = happening;
  const texts = shown === null ? null : JSON.stringify(shown);
  return { sequence, at, uptimeMs, station, ride, kind, content: JSON.stringify(content), shown: texts };
}

/**
 * SHA-256, hexadecimal, over the hash of the row before and this row, whose texts count as they are stored, to the byte: whoever
 * changes or takes out a row breaks the chain at the next one.
 */
export function rowHash(previous: string, row: JournalRow): string {
  const { sequence, at, uptimeMs, station, ride, kind, content, shown } = row;
  const chained = JSON.stringify([previous, sequence, at, uptimeMs, station, ride, kind, content, shown]);
  return createHash('sha256').update(chained).digest('hex');
}
