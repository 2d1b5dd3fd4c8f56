import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../../../config/kernel/index.js';

/** The scenario files meant by these paths: a file itself, of a folder every .yaml file below it, in alphabetical order. */
export async function findScenarios(paths: readonly string[]): Promise<Result<readonly string[], string>> {
  const files: string[] = [];
  for (const path of paths) {
    const status = await stat(path).catch(() => null);
    // What is no file is refused when it is read, with the reason.
    if (status?.isDirectory() !== true) {
      files.push(path);
      continue;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const found = entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
    if (found.length === 0) return fail(`${path}: there is no scenario (.yaml) in this folder; name another one`);
    files.push(...found);
  }
  return succeed([...new Set(files)]);
}
