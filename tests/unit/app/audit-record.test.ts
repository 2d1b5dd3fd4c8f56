import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditRecord } from '../../../controller/app/audit-record.js';

let folder: string;
let troubles: string[];
let mended: number[];
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
  troubles = [];
  mended = [];
  now = Date.UTC(2026, 0, 1);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const record = (options: { largestBytes?: number; mostOldFiles?: number } = {}) =>
  new AuditRecord({
    folder,
    name: 'presses',
    timeOfDay: () => new Date((now += 1_000)),
    onTrouble: (reason) => troubles.push(reason),
    onMended: (missing) => mended.push(missing),
    ...options,
  });

describe('the record of presses', () => {
  it('has every line on the disk when it returns, in order, after a restart too', () => {
    record().write('one\n');
    record().write('two\n');
    expect(readFileSync(join(folder, 'presses.jsonl'), 'utf8')).toBe('one\ntwo\n');
  });

  it('sets a full file aside and keeps the newest of those, the lines in them unbroken', () => {
    const small = record({ largestBytes: 20, mostOldFiles: 2 });
    for (let line = 10; line < 22; line += 1) small.write(`line ${line}\n`);
    const files = readdirSync(folder).sort();
    expect(files).toHaveLength(3);
    expect(files.at(-1)).toBe('presses.jsonl');
    const lines = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
    expect(lines).toBe(Array.from({ length: 9 }, (_, index) => `line ${index + 13}\n`).join(''));
  });

  it('says once that it cannot write, and once it can how many lines are missing: there, and to whoever looks after it', () => {
    const presses = record();
    const told: boolean[] = [];
    presses.changes.add(() => told.push(presses.isWritten));
    rmSync(folder, { recursive: true });
    presses.write('one\n');
    presses.write('two\n');
    expect(troubles).toEqual([expect.stringContaining('ENOENT')]);
    expect([presses.isWritten, presses.missingLines]).toEqual([false, 2]);
    mkdirSync(folder);
    presses.write('three\n');
    expect(mended).toEqual([2]);
    expect(told).toEqual([false, true]);
    expect([presses.isWritten, presses.missingLines]).toEqual([true, 2]);
    const [gap, ...lines] = readFileSync(join(folder, 'presses.jsonl'), 'utf8').split('\n');
    expect(JSON.parse(gap ?? '')).toMatchObject({ level: 40, audit: true, missing: 2, msg: 'lines are missing here' });
    expect(lines).toEqual(['three', '']);
  });

  it('tries again without a press, and ends the half of a line that a full disk has left', () => {
    const presses = record();
    rmSync(folder, { recursive: true });
    presses.write('one\n');
    presses.tryAgain();
    expect(presses.isWritten).toBe(false);
    mkdirSync(folder);
    writeFileSync(join(folder, 'presses.jsonl'), '{"half');
    presses.tryAgain();
    presses.tryAgain();
    expect(presses.isWritten).toBe(true);
    expect(readFileSync(join(folder, 'presses.jsonl'), 'utf8')).toMatch(/^\{"half\n\{.*"missing":1.*\}\n$/);
  });
});
