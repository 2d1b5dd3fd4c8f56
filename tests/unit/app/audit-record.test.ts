import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditRecord } from '../../../controller/app/audit-record.js';

let folder: string;
let troubles: string[];
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
  troubles = [];
  now = Date.UTC(2026, 0, 1);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const record = (options: { largestBytes?: number; mostOldFiles?: number } = {}) =>
  createAuditRecord({
    folder,
    name: 'presses',
    timeOfDay: () => new Date((now += 1_000)),
    onTrouble: (reason) => troubles.push(reason),
    ...options,
  });

describe('the record of presses', () => {
  it('has every line on the disk when it returns, in order, after a restart too', () => {
    record()('one\n');
    record()('two\n');
    expect(readFileSync(join(folder, 'presses.jsonl'), 'utf8')).toBe('one\ntwo\n');
  });

  it('sets a full file aside and keeps the newest of those, the lines in them unbroken', () => {
    const write = record({ largestBytes: 20, mostOldFiles: 2 });
    for (let line = 10; line < 22; line += 1) write(`line ${line}\n`);
    const files = readdirSync(folder).sort();
    expect(files).toHaveLength(3);
    expect(files.at(-1)).toBe('presses.jsonl');
    const lines = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
    expect(lines).toBe(Array.from({ length: 9 }, (_, index) => `line ${index + 13}\n`).join(''));
  });

  it('says once that it cannot write, and goes on when it can again', () => {
    const write = record();
    rmSync(folder, { recursive: true });
    write('one\n');
    write('two\n');
    expect(troubles).toHaveLength(1);
    folder = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
    record()('three\n');
    expect(readFileSync(join(folder, 'presses.jsonl'), 'utf8')).toBe('three\n');
  });
});
