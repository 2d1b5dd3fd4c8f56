import { closeSync, existsSync, openSync, renameSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { troubleOf } from './storage-trouble.js';

/** How long a statement waits for another program that writes, ms. */
const patienceMs = 2_000;

/**
 * Opens a database for writing. WAL: readers go on while it is written to, and a row costs one write of the log. FULL: the log
 * is on the disk before a transaction counts as done, so that what was acknowledged survives a cut of the power; NORMAL would
 * survive a killed program only.
 */
export function openForWriting(file: string): Database.Database {
  // What people asked of the lift is not everybody's business; the log gets the rights of the file.
  closeSync(openSync(file, 'a', 0o600));
  const database = new Database(file, { timeout: patienceMs });
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    // The log is folded into the file every 1,000 pages (4 MB); what a burst has made of it does not stay.
    database.exec(`PRAGMA journal_size_limit = ${4 * 1024 * 1024}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a database that another program may be writing to; nothing can be changed through it, and no file is made. */
export function openForReading(file: string): Database.Database {
  return new Database(`${pathToFileURL(file).href}?mode=ro`, { timeout: patienceMs });
}

/** Whether its pages contradict each other; a file that is no database at all does. */
export function isDamaged(database: Database.Database): boolean {
  try {
    return !JSON.stringify(database.pragma('quick_check(1)')).includes('"ok"');
  } catch (error) {
    if (troubleOf(error) === 'damaged') return true;
    throw error;
  }
}

/** Keeps a damaged file for whoever wants to know what happened to it. Returns what it is called now. */
export function moveAside(file: string, now: Date): string {
  const aside = `${file}.damaged-${now.toISOString().replaceAll(/[:.]/g, '')}`;
  for (const part of ['-shm', '-wal', '']) if (existsSync(file + part)) renameSync(file + part, aside + part);
  return aside;
}
