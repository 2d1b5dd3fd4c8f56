import { readFile, stat } from 'node:fs/promises';
import { fail } from '../../config/kernel/index.js';
import type { ElevatorError, Result } from '../../config/kernel/index.js';
import { isFlac, readFlac } from './flac-reader.js';
import { readWav, unusable } from './wav-reader.js';
import type { DecodedAudio } from './wav-reader.js';

/** An hour of CD-quality stereo is 635 MB; longer recordings are to be cut first rather than held in memory at once. */
const largestBytes = 1_000_000_000;

/** Reads a WAV or FLAC file of any usable kind; every failure is ELV-SPEECH-003 with the name as it was given. */
export async function readAudioFile(path: string): Promise<Result<DecodedAudio, ElevatorError>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return fail(unusable(path, 'is a folder, not a WAV or FLAC file'));
    // A device or pipe may never end.
    if (!found.isFile()) return fail(unusable(path, 'is no regular file'));
    if (found.size > largestBytes) return fail(unusable(path, 'is larger than a gigabyte; cut it into shorter files'));
    const bytes = await readFile(path);
    return isFlac(bytes) ? await readFlac(bytes, path) : readWav(bytes, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const reason = { ENOENT: 'does not exist', EACCES: 'may not be read (permissions)' }[code];
    return fail(unusable(path, reason ?? `cannot be read (${code})`, error));
  }
}
