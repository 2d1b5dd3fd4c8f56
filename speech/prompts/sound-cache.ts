import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readWav } from '../audio/wav-reader.js';
import { writeWav } from '../audio/wav-writer.js';

/** Raised when the same words would sound different: another normalisation, other voices. */
const generation = 3;

/**
 * Sounds that are ready to be played, one WAV file each, named by what they were made from. A folder that cannot be written
 * costs only time, never a sound.
 */
export class SoundCache {
  readonly #folder: string;
  /** Names of sounds that were asked for or made here, since that was last forgotten. */
  readonly #used = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The name of what is made from these: the same for the same, in every run. */
  nameFor(...madeFrom: readonly (string | number | Uint8Array)[]): string {
    const hash = createHash('sha256').update(String(generation));
    for (const part of madeFrom) hash.update('\0').update(typeof part === 'number' ? String(part) : part);
    return hash.digest('hex').slice(0, 32);
  }

  async has(name: string): Promise<boolean> {
    this.#used.add(name);
    return access(this.#path(name)).then(
      () => true,
      () => false,
    );
  }

  /** 16 kHz mono; null where it is absent or damaged: whoever asked makes it anew and keeps it. */
  async find(name: string): Promise<Int16Array | null> {
    this.#used.add(name);
    try {
      const audio = readWav(await readFile(this.#path(name)), name);
      return audio.ok && audio.value.warning === null ? audio.value.samples : null;
    } catch {
      return null;
    }
  }

  /** Under another name first: nobody ever reads half a file, not even after a power cut. */
  async keep(name: string, samples: Int16Array): Promise<void> {
    this.#used.add(name);
    const path = this.#path(name);
    const unfinished = `${path}.${process.pid}.part`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(unfinished, writeWav(samples));
      await rename(unfinished, path);
    } catch {
      // A full or read-only disk: the sound is played all the same, and made again next time.
    }
  }

  /** What was asked for until now counts no longer as needed: another site is about to ask. */
  forgetUse(): void {
    this.#used.clear();
  }

  /**
   * Deletes what other sites, and this one before it was changed, have left behind: the oldest first, until no more of what nobody
   * has asked for here is kept than this.
   *
   * @returns the bytes that were freed
   */
  async prune(mostUnusedBytes: number): Promise<number> {
    const unused = await this.#unused();
    let excess = unused.reduce((sum, { size }) => sum + size, 0) - mostUnusedBytes;
    let freed = 0;
    for (const { path, size } of unused) {
      if (excess <= 0) break;
      await rm(path, { force: true }).catch(() => undefined);
      excess -= size;
      freed += size;
    }
    return freed;
  }

  /** Oldest first, with what a program that was ended has left unfinished. */
  async #unused(): Promise<readonly { readonly path: string; readonly size: number }[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const files: { readonly path: string; readonly size: number; readonly mtimeMs: number }[] = [];
    for (const name of names) {
      if (this.#used.has(name.split('.')[0] ?? '')) continue;
      const path = join(this.#folder, name);
      const found = await stat(path).catch(() => null);
      if (found?.isFile() === true) files.push({ path, size: found.size, mtimeMs: found.mtimeMs });
    }
    return files.sort((one, other) => one.mtimeMs - other.mtimeMs);
  }

  #path(name: string): string {
    return join(this.#folder, `${name}.wav`);
  }
}
