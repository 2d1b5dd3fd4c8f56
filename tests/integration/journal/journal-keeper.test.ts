import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { keptJournal, pressEntry, storedRows, verdictOn, type KeptJournal } from '../../support/kept-journal.js';
import { SmallDisk } from '../../support/small-disk.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';

const kinds = (file: string): readonly string[] => storedRows(file).map(({ kind }) => kind);
const buttons = (file: string): readonly unknown[] =>
  storedRows(file)
    .filter(({ kind }) => kind === 'press.requested')
    .map(({ content }) => (JSON.parse(content) as { button: unknown }).button);
/** In a test the thread has to compile itself first: seconds where the machine has time, and many where it has none. */
const patient = 25_000;
/** A test waits several times. */
const limit = { timeout: 100_000 };
const untilTold = (kept: KeptJournal, ...told: readonly unknown[]): Promise<void> =>
  vi.waitFor(
    () => {
      expect(kept.told).toEqual(told);
    },
    { timeout: patient },
  );

describe('the journal of a running site', limit, () => {
  let folder: TemporaryFolder;
  let file: string;
  let kept: KeptJournal;
  beforeEach(() => {
    folder = new TemporaryFolder('journal');
    file = join(folder.path, 'site.db');
    kept = keptJournal(file);
  });
  afterEach(async () => {
    await kept.keeper.stop();
    folder.remove();
  });

  it('what is acknowledged is in the file, in order and whole', async () => {
    for (const number of [1, 2, 3]) kept.keeper.append(pressEntry(number));
    expect(await kept.keeper.written(patient)).toBe(true);
    expect(buttons(file)).toEqual(['1', '2', '3']);
    expect(verdictOn(file)).toMatchObject({ rows: 3, fault: null });
    expect(kept.keeper.sizeBytes).toBeGreaterThan(4_096);
  });

  it('entries that nobody waits for are written a moment later', async () => {
    kept.keeper.append(pressEntry(1));
    await vi.waitFor(
      () => {
        expect(existsSync(file) && buttons(file)).toEqual(['1']);
      },
      { timeout: patient },
    );
  });

  it('the numbers go on behind those of an earlier run, and its entries are read with those of this one', async () => {
    for (const number of [1, 2]) kept.keeper.append(pressEntry(number, `press ${number}`));
    await kept.keeper.written(patient);
    await kept.keeper.stop();
    kept = keptJournal(file);
    await kept.keeper.begin();
    kept.keeper.append(pressEntry(1, 'another press'));
    kept.keeper.append(pressEntry(2));
    await kept.keeper.written(patient);
    const page = await kept.keeper.read({ station: 'car-1', after: 1, limit: 10 });
    expect(page.map(({ sequence, shown }) => [sequence, shown?.text['en']])).toEqual([
      [2, 'press 2'],
      [3, 'another press'],
    ]);
    const rides = storedRows(file).map(({ ride }) => ride);
    expect(new Set(rides).size).toBe(4);
    expect(rides[0]).toMatch(/^[0-9a-f]{8}\.car-1\.1$/);
  });

  it('keeps old entries no longer than it should', async () => {
    kept.keeper.append(pressEntry(1));
    // Its end alone waits for a second, in which the thread would have to compile itself, too.
    expect(await kept.keeper.written(patient)).toBe(true);
    await kept.keeper.stop();
    const inAMonth = (): Date => new Date(Date.now() + 31 * 24 * 60 * 60_000);
    kept = keptJournal(file, { retentionDays: 30, timeOfDay: inAMonth });
    kept.keeper.append(pressEntry(2));
    await kept.keeper.begin();
    await vi.waitFor(
      () => {
        expect(buttons(file)).toEqual(['2']);
      },
      { timeout: patient },
    );
    expect(verdictOn(file)).toMatchObject({ rows: 1, first: 2, fault: null });
  });

  it('a file that was damaged is moved aside, and a new one says so', async () => {
    writeFileSync(file, 'no database\n'.repeat(1_000));
    kept.keeper.append(pressEntry(1));
    expect(await kept.keeper.written(patient)).toBe(true);
    await kept.keeper.written(patient);
    expect(kinds(file)).toEqual(['press.requested', 'journal.begun']);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('site.db.damaged-'))).toHaveLength(1);
  });

  it('a file that is deleted while it is written to is begun anew', async () => {
    kept.keeper.append(pressEntry(1));
    await kept.keeper.written(patient);
    for (const name of readdirSync(folder.path)) rmSync(join(folder.path, name));
    kept.keeper.append(pressEntry(2));
    expect(await kept.keeper.written(patient)).toBe(true);
    expect(buttons(file)).toEqual(['2']);
  });

  it('while another program holds the file entries wait, and who asks is not kept waiting; then they are written', async () => {
    kept.keeper.append(pressEntry(1));
    await kept.keeper.written(patient);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    kept.keeper.append(pressEntry(2));
    expect(await kept.keeper.written()).toBe(false);
    await untilTold(kept, 'locked');
    expect(kept.keeper.isWritten).toBe(false);
    other.exec('ROLLBACK');
    other.close();
    kept.keeper.tryAgain();
    await untilTold(kept, 'locked', '1 late, 0 missing');
    expect(await kept.keeper.written(patient)).toBe(true);
    expect(buttons(file)).toEqual(['1', '2']);
  });

  it('a folder that is gone is told, and mended when it is back', async () => {
    const away = `${folder.path}-away`;
    renameSync(folder.path, away);
    kept.keeper.append(pressEntry(1));
    expect(await kept.keeper.written(patient)).toBe(false);
    expect(kept.told).toEqual(['diskFails']);
    renameSync(away, folder.path);
    kept.keeper.tryAgain();
    await untilTold(kept, 'diskFails', '1 late, 0 missing');
  });
});

describe('a disk of its own', limit, () => {
  let disk: SmallDisk;
  let file: string;
  let kept: KeptJournal;
  beforeEach(() => {
    disk = new SmallDisk(1_024);
    file = join(disk.path, 'site.db');
    kept = keptJournal(file);
  });
  afterEach(async () => {
    await kept.keeper.stop();
    disk.remove();
  });

  it('that is full loses nothing that waits: it is told at once, and all is written when there is room again', async () => {
    kept.keeper.append(pressEntry(1));
    expect(await kept.keeper.written(patient)).toBe(true);
    disk.fill();
    let number = 1;
    // What is left of the page that was begun may still take a few.
    while (kept.keeper.isWritten) {
      kept.keeper.append(pressEntry((number += 1)));
      await kept.keeper.written(patient);
    }
    expect(kept.told).toEqual(['diskFull']);
    kept.keeper.append(pressEntry((number += 1)));
    expect(await kept.keeper.written()).toBe(false);
    disk.makeRoom();
    // As a running site does, again and again: what is being written at this moment may still find the disk full.
    const trying = setInterval(() => {
      kept.keeper.tryAgain();
    }, 50);
    onTestFinished(() => {
      clearInterval(trying);
    });
    await untilTold(kept, 'diskFull', expect.stringMatching(/^\d+ late, 0 missing$/));
    await kept.keeper.written(patient);
    expect(buttons(file)).toEqual(Array.from({ length: number }, (_, index) => String(index + 1)));
    expect(kinds(file).at(-1)).toBe('journal.mended');
    expect(verdictOn(file).fault).toBeNull();
  });

  it('that stays full keeps 5,000 entries, and says how many are missing', async () => {
    disk.fill();
    for (let number = 1; number <= 5_010; number += 1) kept.keeper.append(pressEntry(number));
    expect(await kept.keeper.written(patient)).toBe(false);
    expect(kept.keeper.missingLines).toBe(10);
    disk.makeRoom();
    disk.enlarge(16_384);
    kept.keeper.tryAgain();
    await untilTold(kept, expect.any(String), '5000 late, 10 missing');
    await kept.keeper.written(patient);
    expect(buttons(file).slice(0, 2)).toEqual(['11', '12']);
    expect(JSON.parse(storedRows(file).at(-1)?.content ?? '')).toMatchObject({ late: 5_000, missing: 10 });
    expect(verdictOn(file).fault).toBeNull();
  });

  it('that is read-only is told, and written to when it no longer is', async () => {
    kept.keeper.append(pressEntry(1));
    await kept.keeper.written(patient);
    await kept.keeper.stop();
    disk.setReadOnly(true);
    kept = keptJournal(file);
    kept.keeper.append(pressEntry(2));
    expect(await kept.keeper.written(patient)).toBe(false);
    expect(kept.told).toEqual(['readOnly']);
    disk.setReadOnly(false);
    kept.keeper.tryAgain();
    await untilTold(kept, 'readOnly', '1 late, 0 missing');
    expect(buttons(file)).toEqual(['1', '2']);
  });
});
