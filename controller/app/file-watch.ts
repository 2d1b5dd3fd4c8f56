import { stat } from 'node:fs/promises';
import { repeat, type Clock } from '../../config/kernel/index.js';

export interface FileWatchOptions {
  readonly file: string;
  readonly clock: Clock;
  /** The file is another one than before, or gone, and has rested for a period. Also told of the file that is there at first. */
  readonly onChanged: () => void;
  readonly periodMs?: number;
}

/**
 * Looks at a file once a second. No notifications of the kernel: they get lost where an editor writes beside and renames, behind
 * a link, and on network folders, while a look at the name is right everywhere.
 */
export class FileWatch {
  readonly #options: FileWatchOptions;
  readonly #stop: () => void;
  #seen = '';
  #told = '';
  #isLooking = false;

  constructor(options: FileWatchOptions) {
    this.#options = options;
    this.#stop = repeat(options.clock, options.periodMs ?? 1_000, () => {
      void this.#look();
    });
  }

  stop(): void {
    this.#stop();
  }

  async #look(): Promise<void> {
    // A network folder that does not answer.
    if (this.#isLooking) return;
    this.#isLooking = true;
    const now = await fingerprint(this.#options.file);
    this.#isLooking = false;
    const isAtRest = now === this.#seen;
    this.#seen = now;
    if (!isAtRest || now === this.#told) return;
    this.#told = now;
    this.#options.onChanged();
  }
}

/** Another file under the same name has another number, a file that was written to another time. */
async function fingerprint(file: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs } = await stat(file, { bigint: true });
    return `${dev} ${ino} ${size} ${mtimeNs}`;
  } catch {
    return 'none';
  }
}
