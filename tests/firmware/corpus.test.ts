import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compilePrograms } from './compiled-programs.js';

let folder = '';
beforeAll(() => {
  folder = compilePrograms({ folder: 'native', targets: ['all'] });
});

/** What a program of native/ told, by name; a broken promise or a finding of a sanitizer throws. */
function told(program: string, ...args: readonly string[]): Map<string, number[]> {
  const output = execFileSync(join(folder, program), args, { encoding: 'utf8', stdio: 'pipe' });
  return new Map(
    output
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', ...numbers] = line.split(/ (?=\d)/);
        return [name, numbers.map(Number)];
      }),
  );
}

describe.each([16, 32, 64])('a board with %i channels', (channels) => {
  test('keeps every promise whatever the fuzzer found, and no sanitizer complains', () => {
    // What fuzzing found worth keeping (`make -C tests/firmware/native fuzz corpus`), an input a line.
    const corpus = join(import.meta.dirname, `corpus-${channels}.hex`);
    const reached = told(`replay-${channels}`, corpus);
    expect(reached.get('inputs')).toEqual([readFileSync(corpus, 'utf8').trimEnd().split('\n').length]);
    // A corpus that reaches nothing would show nothing.
    expect(reached.get('pulse')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11]);
    expect(reached.get('hold')).toEqual([0, 1, 2, 3, 4, 5, 8, 9]);
    expect(reached.get('confirm')).toEqual([0, 10]);
    for (const what of ['naks', 'bad frames', 'closings', 'journals']) {
      expect(reached.get(what)?.[0], what).toBeGreaterThan(0);
    }
  });

  test('closes nothing for 10 million bytes of noise, stale presses and spoilt frames', () => {
    const heard = told(`line-noise-${channels}`, '10000000');
    expect(heard.get('bytes')?.[0]).toBeGreaterThanOrEqual(10_000_000);
    expect(heard.get('closings')).toEqual([0]);
    // The noise has been heard, and what was whole and stale has been refused.
    expect(heard.get('bad frames')?.[0]).toBeGreaterThan(50_000);
    expect(heard.get('naks')?.[0]).toBeGreaterThan(10_000);
  });
});
