import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';

/**
 * Compares a model folder with its `SHA256SUMS` before libvosk sees it: a damaged file makes Kaldi abort the process, often only
 * at the first result.
 *
 * @returns the folder, or ELV-SPEECH-001 naming the first file that is missing or differs
 */
export async function verifyModel(folder: string): Promise<Result<string, ElevatorError>> {
  const list = await readIfThere(path.join(folder, 'SHA256SUMS'));
  if (list === null) return damaged(folder, 'SHA256SUMS', 'is missing');
  const lines = list
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  for (const line of lines) {
    const [, expected, name] = /^([0-9a-f]{64}) [ *](.+)$/u.exec(line) ?? [];
    if (expected === undefined || name === undefined)
      return damaged(folder, 'SHA256SUMS', 'has a line that is no checksum');
    const bytes = await readIfThere(path.join(folder, name));
    if (bytes === null) return damaged(folder, name, 'is missing');
    if (createHash('sha256').update(bytes).digest('hex') !== expected) return damaged(folder, name, 'is damaged');
  }
  return lines.length === 0 ? damaged(folder, 'SHA256SUMS', 'is empty') : succeed(folder);
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch {
    return null;
  }
}

function damaged(folder: string, name: string, what: string): Result<never, ElevatorError> {
  const file = path.join(folder, name);
  return fail(new ElevatorError('ELV-SPEECH-001', `${file} ${what}`, { context: { file } }));
}
