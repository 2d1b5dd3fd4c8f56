import { existsSync } from 'node:fs';
import type Database from 'libsql';
import { Check } from 'typebox/value';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { happenings, isHappeningKind } from './happening.schema.js';
import { layoutOf, migrations } from './layout.js';
import { openForReading } from './open-database.js';
import { rowHash, type JournalRow } from './row.js';
import { troubleOf } from './storage-trouble.js';

type StoredRow = JournalRow & { readonly hash: string };

export interface RowChoice {
  /** ISO 8601, UTC; null: from the oldest one on. */
  readonly since: string | null;
  /** Not included; null: up to the newest one. */
  readonly until: string | null;
  readonly station: string | null;
  readonly ride: string | null;
}

/** What a walk along the whole chain has shown. */
export interface ChainVerdict {
  readonly rows: number;
  /** Numbers of the oldest and the newest row; 0: there is none. */
  readonly first: number;
  readonly last: number;
  /** Of the newest row, hexadecimal: noted elsewhere, it proves later that no row was taken off the new end. */
  readonly hash: string;
  /** The first row that does not fit; null: the chain is whole. */
  readonly fault: { readonly sequence: number; readonly message: string } | null;
}

/** How many rows lie between two words about progress. */
const progressEvery = 50_000;

/** A journal as it is in its file, while a program may be writing to it. */
export class JournalReader {
  readonly #database: Database.Database;

  /** `ELV-JOURNAL-002`: there is none, or it cannot be read. */
  static open(file: string): Result<JournalReader, ElevatorError> {
    if (!existsSync(file)) return fail(unreadable(file, 'it does not exist'));
    try {
      const database = openForReading(file);
      const layout = layoutOf(database);
      if (layout > 0 && layout <= migrations.length) return succeed(new JournalReader(database));
      database.close();
      const why = layout === 0 ? 'it is no journal' : 'a later version of Liftvoice has written it';
      return fail(unreadable(file, why));
    } catch (cause) {
      return fail(unreadable(file, reasonOf(cause), cause));
    }
  }

  private constructor(database: Database.Database) {
    this.#database = database;
  }

  /** Oldest first. @throws where the file turns out to be damaged on the way */
  *rows(choice: RowChoice): Generator<JournalRow> {
    const conditions = [
      ['at >= ?', choice.since],
      ['at < ?', choice.until],
      ['station = ?', choice.station],
      ['ride = ?', choice.ride],
    ] as const;
    const wanted = conditions.filter(([, value]) => value !== null);
    const where = wanted.length === 0 ? '' : `WHERE ${wanted.map(([condition]) => condition).join(' AND ')}`;
    const query = `SELECT sequence, at, uptimeMs, station, ride, kind, content, shown FROM events ${where} ORDER BY sequence`;
    yield* this.#database.prepare(query).iterate(wanted.map(([, value]) => value)) as Iterable<JournalRow>;
  }

  /** All entries of the station from the first entry of a ride to its last one, oldest first; none: there is no such ride. */
  *around(ride: string): Generator<JournalRow> {
    const query = `SELECT sequence, at, uptimeMs, station, ride, kind, content, shown FROM events
      WHERE station = (SELECT station FROM events WHERE ride = ?)
        AND sequence BETWEEN (SELECT min(sequence) FROM events WHERE ride = ?)
                         AND (SELECT max(sequence) FROM events WHERE ride = ?)
      ORDER BY sequence`;
    yield* this.#database.prepare(query).iterate([ride, ride, ride]) as Iterable<JournalRow>;
  }

  /** Walks the chain from the anchor to the newest row. @param onProgress told every 50,000 rows */
  verify(onProgress: (rows: number) => void): ChainVerdict {
    // One view of the file for the whole walk: rows that come or go meanwhile make no difference.
    this.#database.exec('BEGIN');
    try {
      return this.#walk(onProgress);
    } finally {
      this.#database.exec('ROLLBACK');
    }
  }

  close(): void {
    this.#database.close();
  }

  #walk(onProgress: (rows: number) => void): ChainVerdict {
    const anchor = this.#database.prepare('SELECT sequence, hash FROM anchor').get() as StoredRow;
    let { hash, sequence: last } = anchor;
    let first = 0;
    let rows = 0;
    const verdict = (fault: ChainVerdict['fault']): ChainVerdict => {
      return { rows, first, last: rows === 0 ? 0 : last, hash, fault };
    };
    const stored = this.#database.prepare('SELECT * FROM events ORDER BY sequence').iterate([]) as Iterable<StoredRow>;
    for (const row of stored) {
      const message = faultOf(row, hash);
      if (message !== null) return verdict({ sequence: row.sequence, message });
      if (rows === 0) first = row.sequence;
      hash = row.hash;
      last = row.sequence;
      rows += 1;
      if (rows % progressEvery === 0) onProgress(rows);
    }
    return verdict(null);
  }
}

/** null: it fits. */
function faultOf(row: StoredRow, previous: string): string | null {
  const { kind, content } = row;
  if (rowHash(previous, row) !== row.hash) {
    return 'its hash does not fit: this row or the one before it was changed, taken out or put in afterwards';
  }
  if (!isHappeningKind(kind)) return `its kind ${kind} is none of this version`;
  return Check(happenings[kind], JSON.parse(content)) ? null : `its content is none of ${kind}`;
}

function unreadable(file: string, why: string, cause?: unknown): ElevatorError {
  return new ElevatorError('ELV-JOURNAL-002', `The journal ${file} cannot be read: ${why}`, { cause });
}

function reasonOf(cause: unknown): string {
  if (troubleOf(cause) === 'damaged') return 'it is damaged, or no journal';
  return cause instanceof Error ? cause.message : String(cause);
}
