import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ElevatorError } from './errors.js';
import { fail, succeed, type Result } from './result.js';

const reasons: Readonly<Record<string, string>> = {
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file is in its place',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOENT: 'it cannot be made there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'this user may not take up more of the disk',
};

/**
 * Makes a folder with everything above it, and makes sure that this user may write to it (`ELV-CMD-003`). Step by step, because
 * Node's own way of making all at once never returns below /proc.
 *
 * @param purpose what it is for, as in "the cache"
 */
export function makeFolder(folder: string, purpose: string): Result<void, ElevatorError> {
  try {
    make(resolve(folder));
    accessSync(folder, constants.W_OK | constants.X_OK);
    return succeed(undefined);
  } catch (cause) {
    return fail(unusableFolder(folder, purpose, cause));
  }
}

/**
 * What a folder that could not be written to is told as (`ELV-CMD-003`).
 *
 * @param cause what the operating system said
 */
export function unusableFolder(folder: string, purpose: string, cause: unknown): ElevatorError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const message = `${purpose} ${folder} cannot be used: ${reasons[code] ?? code}`;
  return new ElevatorError('ELV-CMD-003', message, { cause });
}

function make(folder: string): void {
  if (isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) make(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
