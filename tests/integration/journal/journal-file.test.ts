import { closeSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalFile, NewerJournal } from '../../../controller/journal/journal-file.js';
import { JournalReader, type ChainVerdict } from '../../../controller/journal/journal-reader.js';
import { migrate } from '../../../controller/journal/layout.js';
import { troubleOf } from '../../../controller/journal/storage-trouble.js';
import { journalRows } from '../../support/journal-rows.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';

const now = new Date('2026-01-02T00:00:00.000Z');
let folder: TemporaryFolder;
let file: string;
let journal: JournalFile;
beforeEach(() => {
  folder = new TemporaryFolder('journal');
  file = join(folder.path, 'site.db');
  journal = JournalFile.open(file, now);
});
afterEach(() => {
  journal.close();
  folder.remove();
});

function verify(): ChainVerdict {
  const reader = JournalReader.open(file);
  if (!reader.ok) throw reader.failure;
  const verdict = reader.value.verify(() => undefined);
  reader.value.close();
  return verdict;
}

/** What somebody with the file in hand can do. */
function tamper(...statements: readonly string[]): void {
  const database = new Database(file);
  for (const statement of statements) database.exec(statement);
  database.close();
}
const withoutTriggers = ['DROP TRIGGER noRowIsChanged', 'DROP TRIGGER onlyOldRowsAreTakenAway'];

describe('the file of a journal', () => {
  it('keeps rows in their order, and goes on behind them after it was closed', () => {
    expect(journal.append(journalRows(3))).toBe(3);
    journal.close();
    journal = JournalFile.open(file, now);
    expect(journal.lastSequence).toBe(3);
    expect(journal.append(journalRows(2, 4))).toBe(5);
    expect(verify()).toMatchObject({ rows: 5, first: 1, last: 5, fault: null });
  });

  it('belongs to its user alone, with its log', () => {
    journal.append(journalRows(1));
    for (const name of readdirSync(folder.path)) expect(statSync(join(folder.path, name)).mode & 0o077).toBe(0);
  });

  it('adds all rows of a call or none', () => {
    const [good, bad] = journalRows(2);
    // What no type lets through, so that the table has to refuse it.
    const broken = { ...bad!, kind: null as unknown as string };
    expect(() => journal.append([good!, broken])).toThrow();
    expect(journal.lastSequence).toBe(0);
    expect(journal.append([good!])).toBe(1);
  });

  it('two programs that write to the same file share one chain', () => {
    const other = JournalFile.open(file, now);
    expect(journal.append(journalRows(2))).toBe(2);
    expect(other.append(journalRows(2))).toBe(4);
    expect(journal.append(journalRows(1, 3))).toBe(5);
    other.close();
    expect(verify()).toMatchObject({ rows: 5, last: 5, fault: null });
  });

  it('lets nobody change a row, nor take one out of its midst', () => {
    journal.append(journalRows(3));
    expect(() => {
      tamper(`UPDATE events SET content = '{}' WHERE sequence = 2`);
    }).toThrow(/never changed/);
    expect(() => {
      tamper('DELETE FROM events WHERE sequence = 2');
    }).toThrow(/old end only/);
  });

  it('knows its size', () => {
    const before = journal.sizeBytes;
    journal.append(journalRows(200));
    expect(journal.sizeBytes).toBeGreaterThan(before + 20_000);
  });

  it('notices that it was deleted', () => {
    expect(journal.isGone).toBe(false);
    rmSync(file);
    expect(journal.isGone).toBe(true);
  });
});

describe('the chain', () => {
  beforeEach(() => {
    journal.append(journalRows(5));
  });

  it.each([
    ['a row that was changed', `UPDATE events SET content = '{"button":"3","contact":7}' WHERE sequence = 3`, 3],
    ['another time of day', `UPDATE events SET at = '2026-01-01T12:00:00.000Z' WHERE sequence = 2`, 2],
    ['a row that was taken out', 'DELETE FROM events WHERE sequence = 3', 4],
    [
      'a row that was put in',
      `INSERT INTO events SELECT 6, at, uptimeMs, station, ride, kind, content, shown, hash FROM events WHERE sequence = 5`,
      6,
    ],
    ['old rows that were taken away without an anchor', 'DELETE FROM events WHERE sequence < 3', 3],
  ])('does not fit any longer after %s: the first row that does not is named', (_, change, sequence) => {
    tamper(...withoutTriggers, change);
    expect(verify().fault).toMatchObject({ sequence, message: expect.stringContaining('hash does not fit') as string });
  });

  it('names content that is none of its kind', () => {
    journal.append(journalRows(1, 6, { content: '{"button":12}' }));
    expect(verify().fault).toEqual({ sequence: 6, message: 'its content is none of press.requested' });
  });

  it('names a kind that there is not', () => {
    journal.append(journalRows(1, 6, { kind: 'press.imagined' }));
    expect(verify().fault).toEqual({ sequence: 6, message: 'its kind press.imagined is none of this version' });
  });

  it('tells the hash of its end: who noted it elsewhere sees that rows were taken off there', () => {
    const before = verify().hash;
    tamper(...withoutTriggers, 'DELETE FROM events WHERE sequence = 5');
    const after = verify();
    expect(after.fault).toBeNull();
    expect(after.hash).not.toBe(before);
  });
});

describe('retention', () => {
  it('takes away old rows up to the first that is not, and the chain of the others can still be verified', () => {
    journal.append(journalRows(5));
    expect(journal.removeBefore(new Date(Date.UTC(2026, 0, 1) + 3_000))).toBe(2);
    expect(verify()).toMatchObject({ rows: 3, first: 3, last: 5, fault: null });
    expect(journal.append(journalRows(1, 6))).toBe(6);
    expect(verify()).toMatchObject({ rows: 4, fault: null });
  });

  it('where all rows are old nothing is left but the anchor, and the numbers go on', () => {
    journal.append(journalRows(5));
    expect(journal.removeBefore(new Date(Date.UTC(2027, 0, 1)))).toBe(5);
    expect(verify()).toMatchObject({ rows: 0, first: 0, last: 0, fault: null });
    expect(journal.append(journalRows(1))).toBe(6);
    expect(verify()).toMatchObject({ rows: 1, first: 6, fault: null });
  });

  it('more rows than go into one transaction', () => {
    journal.append(journalRows(4_500));
    expect(journal.removeBefore(new Date(Date.UTC(2027, 0, 1)))).toBe(4_500);
  });

  it('a row that is young stops it: a clock that was set back makes nothing young behind it old', () => {
    const [first, second] = journalRows(2);
    journal.append([{ ...first!, at: '2026-06-01T00:00:00.000Z' }, second!]);
    expect(journal.removeBefore(new Date('2026-03-01T00:00:00.000Z'))).toBe(0);
  });
});

describe('the layout', () => {
  it('is brought forward step by step, with what is in the file', () => {
    journal.append(journalRows(1));
    const database = new Database(file);
    const steps = [[], ['ALTER TABLE events ADD COLUMN extra TEXT'], ['CREATE TABLE more (id INTEGER)']];
    expect(migrate(database, steps)).toBe('done');
    expect(database.prepare('SELECT extra, sequence FROM events').get()).toMatchObject({ extra: null, sequence: 1 });
    database.close();
  });

  it('a step that fails leaves the file as it was', () => {
    const database = new Database(file);
    expect(() => migrate(database, [[], ['CREATE TABLE more (id INTEGER)', 'no SQL']])).toThrow();
    expect(database.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'more'`).get()).toMatchObject({
      n: 0,
    });
    database.close();
  });

  it('a file of a later version is left alone', () => {
    tamper('PRAGMA user_version = 99');
    expect(() => JournalFile.open(file, now)).toThrow(NewerJournal);
    expect(readdirSync(folder.path).filter((name) => name.includes('damaged'))).toEqual([]);
    expect(JournalReader.open(file)).toMatchObject({ ok: false, failure: { code: 'ELV-JOURNAL-002' } });
  });
});

describe('a damaged file', () => {
  it.each([
    ['no database at all', 'no database, but a text that somebody wrote here\n'.repeat(200)],
    ['an empty one is not damaged', ''],
  ])('%s', (_, text) => {
    journal.close();
    for (const name of readdirSync(folder.path)) rmSync(join(folder.path, name));
    writeFileSync(file, text);
    journal = JournalFile.open(file, now);
    const aside = text === '' ? null : `${file}.damaged-2026-01-02T000000000Z`;
    expect(journal.movedAside).toBe(aside);
    expect(journal.append(journalRows(1))).toBe(1);
    if (aside !== null) expect(statSync(aside).size).toBe(text.length);
  });

  it('pages that contradict each other: moved aside whole, and a new one is begun', () => {
    journal.append(journalRows(500));
    journal.close();
    const damaged = Buffer.from(new Uint8Array(4096).fill(0xa5));
    const database = new Database(file);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    overwrite(file, 3 * 4096, damaged);
    journal = JournalFile.open(file, now);
    expect(journal.movedAside).toBe(`${file}.damaged-2026-01-02T000000000Z`);
    expect(journal.lastSequence).toBe(0);
  });
});

describe('trouble', () => {
  it('a full file refuses rows, keeps those it has, and takes more when there is room', () => {
    journal.append(journalRows(10));
    journal.close();
    // The quota of SQLite itself; tests/integration/journal/full-disk.test.ts has a disk that is really full.
    expect(() => {
      const database = new Database(file);
      try {
        database.pragma('max_page_count = 12');
        for (let row = 0; row < 1_000; row += 1)
          database.exec(
            `INSERT INTO events SELECT NULL, '${'x'.repeat(400)}', 0, NULL, NULL, kind, content, shown, hash FROM events LIMIT 1`,
          );
      } catch (error) {
        expect(troubleOf(error)).toBe('diskFull');
        throw error;
      } finally {
        database.close();
      }
    }).toThrow();
    journal = JournalFile.open(file, now);
    expect(journal.append(journalRows(1, 5_000))).toBe(5_000);
  });

  it('another program that does not let go of the file is named', { timeout: 20_000 }, () => {
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    let caught: unknown = null;
    try {
      journal.append(journalRows(1));
    } catch (error) {
      caught = error;
    }
    other.exec('ROLLBACK');
    other.close();
    expect(troubleOf(caught)).toBe('locked');
    expect(journal.append(journalRows(1))).toBe(1);
  });
});

function overwrite(path: string, at: number, bytes: Buffer): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}
