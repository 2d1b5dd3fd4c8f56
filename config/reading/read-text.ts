import { readFile, stat } from 'node:fs/promises';
import { fail, succeed, type Result } from '../kernel/index.js';
import { wrong, type Finding } from './finding.js';

/** Eight stations with 64 floors and generous names are under 150 kB; a larger file is something else. */
export const largestFileBytes = 256 * 1024;

/** The text of a site file, or why it can't be one. Only ordinary files: a device or pipe could go on for ever. */
export async function readText(file: string): Promise<Result<string, Finding>> {
  let bytes: Uint8Array;
  try {
    const status = await stat(file);
    if (status.isDirectory()) return fail(wrong([], 'this is a folder; name the site file in it'));
    if (!status.isFile()) return fail(wrong([], 'this is a device or pipe; a site file must be an ordinary file'));
    if (status.size > largestFileBytes) return fail(tooLarge(status.size));
    bytes = await readFile(file);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fail(wrong([], readingFailure[error.code] ?? `the file cannot be read: ${error.code}`));
  }
  return decode(bytes);
}

export function tooLarge(size: number): Finding {
  const limit = largestFileBytes / 1024;
  return wrong(
    [],
    `the file has ${Math.ceil(size / 1024)} KiB, a site file at most ${limit} KiB; is this the right file?`,
  );
}

function decode(bytes: Uint8Array): Result<string, Finding> {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return fail(wrong([], 'the file is saved as UTF-16 ("Unicode"); save it as UTF-8'));
  if (bytes.includes(0)) return fail(wrong([], 'this is not a text file; is this the right file?'));
  try {
    return succeed(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const line = firstUndecodableLine(bytes);
    const message = 'these bytes are not UTF-8 text; save the file as UTF-8 (not GBK, GB18030 or "ANSI")';
    return fail(wrong([], message, { at: { line, column: 1 } }));
  }
}

function firstUndecodableLine(bytes: Uint8Array): number {
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\n');
  return lines.findIndex((line) => line.includes('\uFFFD')) + 1;
}

const readingFailure: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  ENOTDIR: 'there is no such file; check the path',
  EACCES: 'the file may not be read; check its permissions',
  EPERM: 'the file may not be read; check its permissions',
  ELOOP: 'the path is a link that leads in a circle',
  ENAMETOOLONG: 'the path is too long',
};

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
