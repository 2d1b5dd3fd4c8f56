import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from '../../../config/kernel/index.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
  writeFileSync(join(folder, 'file'), '');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('makes a folder with all above it, and leaves one that is there alone', () => {
  const deep = join(folder, 'a/b/c');
  expect(makeFolder(deep, 'the cache')).toEqual({ ok: true, value: undefined });
  expect(existsSync(deep)).toBe(true);
  expect(makeFolder(deep, 'the cache').ok).toBe(true);
});

it.each([
  ['below a file', 'file/cache', 'a part of the path is a file'],
  ['in the place of a file', 'file', 'a file is in its place'],
])('%s it is an error that names it, what it is for and why', (_, place, why) => {
  const made = makeFolder(join(folder, place), 'the cache');
  expect(made.ok ? '' : made.failure.message).toBe(
    `the cache ${join(folder, place)} cannot be used: ${why} (ELV-CMD-003)`,
  );
});

it('returns where nothing can be made', () => {
  const made = makeFolder('/proc/nope/cache', 'the cache');
  expect(made.ok ? '' : made.failure.message).toMatch(/^the cache \/proc\/nope\/cache cannot be used: /);
});
