import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const firmware = join(import.meta.dirname, '../../firmware-bridge/firmware');
/** Not in version control; what is there may be deleted at any time. */
const cache = join(import.meta.dirname, '../../.cache');

/** A folder beside this file with a Makefile, and what is to be made of it. */
export interface CompiledPrograms {
  readonly folder: 'native' | 'simavr';
  readonly targets: readonly string[];
}

/**
 * Compiles C programs of the tests, or takes them as they were compiled from the same sources before.
 *
 * @returns the folder in which they are
 */
export function compilePrograms({ folder, targets }: CompiledPrograms): string {
  const sources = join(import.meta.dirname, folder);
  const build = join(cache, `${folder}-${contentOf([sources, firmware])}`);
  mkdirSync(build, { recursive: true });
  const made = targets.map((target) => (target === 'all' ? target : join(build, target)));
  const make = ['make', '--no-print-directory', '--silent', '-j2', '-C', sources, `BUILD=${build}`, ...made];
  // One at a time: another test file wants the same, and finds it done.
  execFileSync('flock', [`${build}.lock`, ...make]);
  return build;
}

function contentOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) {
      if (/\.[ch]$|^Makefile$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
