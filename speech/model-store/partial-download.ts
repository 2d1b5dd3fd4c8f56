import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** How a server names the version of what it sends: an ETag or a date of change. */
export type Validator = string;

/**
 * The beginning of a download, kept across runs: the bytes and beside them what the server called that version, so that the
 * rest is only asked for when it is the rest of the same.
 */
export class PartialDownload {
  readonly file: string;
  readonly #validatorFile: string;

  constructor(folder: string, address: string) {
    const key = createHash('sha256').update(address).digest('hex').slice(0, 16);
    this.file = path.join(folder, `${key}.part`);
    this.#validatorFile = path.join(folder, `${key}.version`);
  }

  /** Bytes that are there; 0 where they can't be continued, because nothing tells which version they are of. */
  async continuable(): Promise<{ readonly bytes: number; readonly validator: Validator | null }> {
    try {
      const validator = await readFile(this.#validatorFile, 'utf8');
      return { bytes: (await stat(this.file)).size, validator };
    } catch {
      return { bytes: 0, validator: null };
    }
  }

  /** Opens for writing at `from` and drops whatever lies behind it. */
  async openAt(from: number, validator: Validator | null): Promise<FileHandle> {
    await mkdir(path.dirname(this.file), { recursive: true });
    if (validator === null) await rm(this.#validatorFile, { force: true });
    else await writeFile(this.#validatorFile, validator);
    const handle = await open(this.file, from === 0 ? 'w' : 'a');
    if (from > 0) await handle.truncate(from);
    return handle;
  }

  async discard(): Promise<void> {
    await rm(this.file, { force: true });
    await rm(this.#validatorFile, { force: true });
  }
}
