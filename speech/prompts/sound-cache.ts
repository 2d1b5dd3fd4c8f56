import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
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
    return access(this.#path(name)).then(
      () => true,
      () => false,
    );
  }

  /** 16 kHz mono; null where it is absent or damaged: whoever asked makes it anew and keeps it. */
  async find(name: string): Promise<Int16Array | null> {
    try {
      const audio = readWav(await readFile(this.#path(name)), name);
      return audio.ok && audio.value.warning === null ? audio.value.samples : null;
    } catch {
      return null;
    }
  }

  /** Under another name first: nobody ever reads half a file, not even after a power cut. */
  async keep(name: string, samples: Int16Array): Promise<void> {
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

  #path(name: string): string {
    return join(this.#folder, `${name}.wav`);
  }
}
