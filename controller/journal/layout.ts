import type Database from 'libsql';
import { beginning } from './row.js';

/** One step from a layout of the file to the next one. */
export type Migration = readonly string[];

/**
 * The layouts of the file, one after another; `user_version` says how many of them it has. Rows are only ever added at the new end
 * and taken away from the old one, up to the anchor, which keeps the hash that the oldest row left is chained to.
 */
export const migrations: readonly Migration[] = [
  [
    `CREATE TABLE events (
      sequence INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      uptimeMs INTEGER NOT NULL,
      station TEXT,
      ride TEXT,
      kind TEXT NOT NULL,
      content TEXT NOT NULL,
      shown TEXT,
      hash TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX eventsOfStation ON events (station, sequence) WHERE shown IS NOT NULL`,
    `CREATE INDEX eventsOfRide ON events (ride) WHERE ride IS NOT NULL`,
    `CREATE TABLE anchor (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      sequence INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT`,
    `INSERT INTO anchor VALUES (1, 0, '${beginning}')`,
    `CREATE TRIGGER noRowIsChanged BEFORE UPDATE ON events
      BEGIN SELECT RAISE(ABORT, 'rows of the journal are never changed'); END`,
    `CREATE TRIGGER onlyOldRowsAreTakenAway BEFORE DELETE ON events
      WHEN OLD.sequence > (SELECT sequence FROM anchor)
      BEGIN SELECT RAISE(ABORT, 'rows of the journal are taken away from the old end only'); END`,
  ],
];

/** Brings a file to the latest layout, each step whole or not at all. `newer`: a later version of the program has written it. */
export function migrate(database: Database.Database, steps: readonly Migration[] = migrations): 'done' | 'newer' {
  for (;;) {
    database.exec('BEGIN IMMEDIATE');
    try {
      // Within the transaction: another program may be at it as well.
      const version = layoutOf(database);
      const step = steps[version];
      for (const statement of step ?? []) database.exec(statement);
      if (step !== undefined) database.exec(`PRAGMA user_version = ${version + 1}`);
      database.exec('COMMIT');
      if (step === undefined) return version > steps.length ? 'newer' : 'done';
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** How many steps a file has behind it; 0: it is empty. */
export function layoutOf(database: Database.Database): number {
  const row = database.prepare('PRAGMA user_version').get() as { readonly user_version: number };
  return row.user_version;
}
