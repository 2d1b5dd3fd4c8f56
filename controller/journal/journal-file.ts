import { statSync } from 'node:fs';
import type Database from 'libsql';
import { migrate } from './layout.js';
import { isDamaged, moveAside, openForWriting } from './open-database.js';
import { beginning, rowHash, type JournalRow } from './row.js';
import { troubleOf } from './storage-trouble.js';

interface ChainEnd {
  readonly sequence: number;
  readonly hash: string;
}

/** Rows that are taken away in one transaction: others wait for it. */
const mostRowsAtOnce = 2_000;

/** One file of a journal, open for writing. Synchronous, and slow where the disk is: for a thread of its own. */
export class JournalFile {
  readonly #file: string;
  readonly #database: Database.Database;
  readonly #inode: number;

  /**
   * Opens the file, and makes it where there is none. One that is damaged is moved aside, and a new one is begun.
   *
   * @throws where it cannot be had: `troubleOf` says why
   */
  static open(file: string, now: Date): JournalFile {
    const { database, movedAside } = openSound(file, now);
    try {
      if (migrate(database) === 'newer') throw new NewerJournal();
      return new JournalFile(file, database, movedAside);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** What a damaged file before it is called now. */
  readonly movedAside: string | null;

  private constructor(file: string, database: Database.Database, movedAside: string | null) {
    this.#file = file;
    this.#database = database;
    this.movedAside = movedAside;
    this.#inode = statSync(file).ino;
  }

  /** The number of the newest row; 0: there is none. */
  get lastSequence(): number {
    return this.#end().sequence;
  }

  /** With what is in the log and not in the file yet. */
  get sizeBytes(): number {
    return sizeOf(this.#file) + sizeOf(`${this.#file}-wal`);
  }

  /** Somebody has deleted or replaced the file, and what is written here is lost with it. */
  get isGone(): boolean {
    return statSync(this.#file, { throwIfNoEntry: false })?.ino !== this.#inode;
  }

  /**
   * Adds rows at the new end, all or none, and returns the number of the last one: a higher one than its own where another
   * program has written to the same file meanwhile.
   */
  append(rows: readonly JournalRow[]): number {
    return this.#inTransaction(() => {
      let { sequence, hash } = this.#end();
      const insert = this.#database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
      for (const each of rows) {
        sequence = Math.max(sequence + 1, each.sequence);
        const row = { ...each, sequence };
        hash = rowHash(hash, row);
        const { at, uptimeMs, station, ride, kind, content, shown } = row;
        insert.run([sequence, at, uptimeMs, station, ride, kind, content, shown, hash]);
      }
      return sequence;
    });
  }

  /** Rows of a station that people were shown, with a number above `after`, oldest first. */
  read(station: string, after: number, limit: number): readonly JournalRow[] {
    return this.#database
      .prepare(
        `SELECT sequence, at, uptimeMs, station, ride, kind, content, shown FROM events
         WHERE shown IS NOT NULL AND station = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
      )
      .all([station, after, limit]) as JournalRow[];
  }

  /**
   * Takes away what is older than an instant, from the old end up to the first row that is not. The anchor keeps the last hash, so
   * that the chain of the others can be verified on. Returns how many rows.
   */
  removeBefore(instant: Date): number {
    const kept = this.#first('SELECT sequence, hash FROM events WHERE at >= ? ORDER BY sequence LIMIT 1', [
      instant.toISOString(),
    ]);
    const last = kept === undefined ? this.lastSequence : kept.sequence - 1;
    let removed = 0;
    for (;;) {
      const count = this.#removeSome(last);
      removed += count;
      if (count < mostRowsAtOnce) return removed;
    }
  }

  close(): void {
    this.#database.close();
  }

  #removeSome(last: number): number {
    return this.#inTransaction(() => {
      const old = this.#database
        .prepare('SELECT sequence, hash FROM events WHERE sequence <= ? ORDER BY sequence LIMIT ?')
        .all([last, mostRowsAtOnce]) as ChainEnd[];
      const newest = old.at(-1);
      if (newest === undefined) return 0;
      this.#database.prepare('UPDATE anchor SET sequence = ?, hash = ?').run([newest.sequence, newest.hash]);
      this.#database.prepare('DELETE FROM events WHERE sequence <= ?').run([newest.sequence]);
      return old.length;
    });
  }

  #end(): ChainEnd {
    return (
      this.#first('SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1', []) ??
      this.#first('SELECT sequence, hash FROM anchor', []) ?? { sequence: 0, hash: beginning }
    );
  }

  #first(query: string, values: readonly unknown[]): ChainEnd | undefined {
    return this.#database.prepare(query).get([...values]) as ChainEnd | undefined;
  }

  #inTransaction<Value>(work: () => Value): Value {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      this.#database.exec('COMMIT');
      return value;
    } catch (error) {
      // A disk that is full has ended it already.
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** A later version of Liftvoice has written it; this one leaves it alone. */
export class NewerJournal extends Error {
  constructor() {
    super('a later version of Liftvoice has written it');
    this.name = 'NewerJournal';
  }
}

function openSound(file: string, now: Date): { database: Database.Database; movedAside: string | null } {
  const opened = openUndamaged(file);
  if (opened !== null) return { database: opened, movedAside: null };
  const movedAside = moveAside(file, now);
  return { database: openForWriting(file), movedAside };
}

/** null: it is damaged. */
function openUndamaged(file: string): Database.Database | null {
  try {
    const database = openForWriting(file);
    if (!isDamaged(database)) return database;
    database.close();
    return null;
  } catch (error) {
    if (troubleOf(error) === 'damaged') return null;
    throw error;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
