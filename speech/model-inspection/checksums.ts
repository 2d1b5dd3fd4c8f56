import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { operatingPointFile } from '../recognizer/operating-point.js';
import type { ModelFault } from './model-fault.js';

/** As `sha256sum` writes and reads it: `cd FOLDER && sha256sum -c SHA256SUMS`. */
export const checksumFile = 'SHA256SUMS';

/** Compares a folder with its list. @returns null where there is no list; else every file that is missing or differs */
export async function compareChecksums(folder: string): Promise<readonly ModelFault[] | null> {
  let list: string;
  try {
    list = await readFile(path.join(folder, checksumFile), 'utf8');
  } catch {
    return null;
  }
  const lines = list.split('\n').filter((line) => line !== '');
  if (lines.length === 0) return [{ file: checksumFile, message: 'is empty' }];
  const faults: ModelFault[] = [];
  for (const line of lines) {
    const [, expected, file] = /^([0-9a-f]{64}) [ *](.+)$/u.exec(line) ?? [];
    if (expected === undefined || file === undefined)
      return [{ file: checksumFile, message: 'has a line that is no checksum' }];
    const found = await sha256OfFile(path.join(folder, file));
    if (found === null) faults.push({ file, message: 'is missing' });
    else if (found !== expected) faults.push({ file, message: 'is damaged: its checksum differs' });
  }
  return faults;
}

/** Lists every file that lies in the folder now, but for the thresholds: `liftvoice models calibrate` replaces them. */
export async function writeChecksums(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => file !== checksumFile && file !== operatingPointFile)
    .toSorted();
  const lines: string[] = [];
  for (const file of files) {
    const sum = await sha256OfFile(path.join(folder, file));
    lines.push(`${sum ?? ''}  ${file.split(path.sep).join('/')}\n`);
  }
  await writeFile(path.join(folder, checksumFile), lines.join(''));
}

/** null where the file can't be read. A piece at a time: graphs of several hundred MB occur. */
export async function sha256OfFile(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
