import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
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
  const finished = join(cache, `${folder}-${contentOf([sources, firmware], targets)}`);
  if (existsSync(finished)) return finished;
  mkdirSync(cache, { recursive: true });
  const building = mkdtempSync(`${finished}-`);
  const made = targets.map((target) => (target === 'all' ? target : join(building, target)));
  execFileSync('make', ['--no-print-directory', '--silent', '-j2', '-C', sources, `BUILD=${building}`, ...made]);
  try {
    renameSync(building, finished);
  } catch {
    // Another test has finished the same in the meantime.
    rmSync(building, { recursive: true, force: true });
  }
  return finished;
}

function contentOf(folders: readonly string[], targets: readonly string[]): string {
  const hash = createHash('sha256').update(targets.join(' '));
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) {
      if (/\.[ch]$|^Makefile$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
