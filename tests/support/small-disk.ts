import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from './temporary-folder.js';

/**
 * A file system of its own in memory, small enough to be filled. Only root may mount one; anybody else may be root in a name space of
 * their own, which is no more than another way to start the tests, and is told so.
 */
export class SmallDisk {
  readonly #folder: TemporaryFolder;

  /** @param kibibytes how much goes on it */
  constructor(kibibytes: number) {
    this.#folder = new TemporaryFolder('disk');
    this.#mount('-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs');
  }

  get path(): string {
    return this.#folder.path;
  }

  /** Takes up all that is left, to the last byte. */
  fill(): void {
    const handle = openSync(this.#filler, 'a');
    try {
      for (const size of [4096, 256, 1]) while (isWritten(handle, size));
    } finally {
      closeSync(handle);
    }
  }

  makeRoom(): void {
    rmSync(this.#filler);
  }

  enlarge(kibibytes: number): void {
    this.#mount('-o', `remount,size=${kibibytes}k`);
  }

  /** Not while anybody has a file open for writing. */
  setReadOnly(isReadOnly: boolean): void {
    this.#mount('-o', `remount,${isReadOnly ? 'ro' : 'rw'}`);
  }

  remove(): void {
    execFileSync('umount', ['--lazy', this.path]);
    this.#folder.remove();
  }

  get #filler(): string {
    return join(this.path, 'filler');
  }

  #mount(...options: readonly string[]): void {
    if (process.getuid?.() !== 0)
      throw new Error(
        'only root may mount the small disk that this test fills: start it by `unshare --map-root-user --mount npx vitest run ...`',
      );
    execFileSync('mount', [...options, this.path], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

function isWritten(handle: number, size: number): boolean {
  try {
    return writeSync(handle, Buffer.alloc(size, 1)) === size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
