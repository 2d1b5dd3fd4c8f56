import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileNativeFirmware } from './native-firmware.js';

/** What fuzzing found worth keeping (`make -C tests/firmware/native fuzz corpus`). */
const corpus = join(import.meta.dirname, 'corpus');
const files = readdirSync(corpus).map((name) => join(corpus, name));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liftvoice-replay-'));
  compileNativeFirmware(folder, 'replay');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Statuses that were answered, by the kind of request; a broken promise or a finding of a sanitizer throws. */
function replay(paths: readonly string[]): Map<string, number[]> {
  const told = execFileSync(join(folder, 'replay'), paths, { encoding: 'utf8', stdio: 'pipe' });
  return new Map(
    told
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', ...numbers] = line.split(/ (?=\d)/);
        return [name, numbers.map(Number)];
      }),
  );
}

test('what the fuzzer found breaks no promise of the board, and no sanitizer complains', () => {
  const reached = replay(files);
  expect(reached.get('files')).toEqual([files.length]);
  // A corpus that reaches nothing would show nothing.
  expect(reached.get('pulse')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(reached.get('hold')).toEqual([0, 1, 2, 3, 4, 5, 8, 9]);
  expect(reached.get('confirm')).toEqual([0, 10]);
  expect(reached.get('naks')?.[0]).toBeGreaterThan(0);
  expect(reached.get('bad frames')?.[0]).toBeGreaterThan(0);
});
