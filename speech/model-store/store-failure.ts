import { ElevatorError, fail, type Result } from '../../config/kernel/index.js';

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this user is used up',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
};

/** Whether an exception came from the file system; anything else is not for us to explain. */
export function isFileSystemError(cause: unknown): cause is NodeJS.ErrnoException {
  return cause instanceof Error && 'code' in cause && 'syscall' in cause;
}

/** What the operating system refused, as a sentence; other exceptions are thrown again. */
export function storeFailure(folder: string, cause: unknown): Result<never, ElevatorError> {
  if (!isFileSystemError(cause)) throw cause;
  const reason = sentences[cause.code ?? ''] ?? cause.message;
  return fail(new ElevatorError('ELV-SPEECH-014', `${folder}: ${reason}`, { cause }));
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
}
