import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Where the versions of an installed model lie:
 *
 *     NAME                       -> .versions/NAME/VERSION     the one in use; switched by one rename
 *     .versions/NAME/VERSION/    a whole model, named by the checksum of its archive
 *     .versions/NAME/history     versions in the order in which they were put in use
 *     .versions/NAME/incoming-*  being unpacked, or left by a process that was killed
 *     .downloads/                unfinished downloads
 */
export class ModelShelf {
  readonly name: string;
  readonly #folder: string;
  readonly #versions: string;

  constructor(installedFolder: string, name: string) {
    this.name = name;
    this.#folder = path.resolve(installedFolder);
    this.#versions = path.join(this.#folder, '.versions', name);
  }

  get link(): string {
    return path.join(this.#folder, this.name);
  }

  folderOf(version: string): string {
    return path.join(this.#versions, version);
  }

  /** A fresh place to unpack into; what killed processes left is removed, of every model. The store is locked by whoever calls. */
  async incoming(): Promise<string> {
    await mkdir(this.#versions, { recursive: true });
    const shelves = path.dirname(this.#versions);
    for (const shelf of await readdir(shelves)) await removeUnfinished(path.join(shelves, shelf));
    return path.join(this.#versions, `incoming-${randomUUID()}`);
  }

  /** The version in use; null where there is none, or a folder that somebody put there by hand. */
  async active(): Promise<string | null> {
    try {
      return path.basename(await readlink(this.link));
    } catch {
      return null;
    }
  }

  /** Whether the name is taken by something that no installation made. */
  async isForeign(): Promise<boolean> {
    try {
      return !(await lstat(this.link)).isSymbolicLink();
    } catch {
      return false;
    }
  }

  /** Puts a version in use; at no moment is there none, and a reader sees the old one or the new one. */
  async activate(version: string): Promise<void> {
    // Its target is right only at its last place: it is made beside the versions so that a killed process leaves nothing in sight.
    const next = path.join(this.#versions, `incoming-${randomUUID()}`);
    await symlink(path.join('.versions', this.name, version), next);
    await rename(next, this.link);
  }

  /** Versions in the order in which they were put in use. */
  async history(): Promise<readonly string[]> {
    try {
      const text = await readFile(path.join(this.#versions, 'history'), 'utf8');
      return text.split('\n').filter((line) => line !== '');
    } catch {
      return [];
    }
  }

  async previous(): Promise<string | null> {
    const history = await this.history();
    const active = await this.active();
    return (active === null ? undefined : history[history.lastIndexOf(active) - 1]) ?? null;
  }

  /** The version in use becomes the last but one; older ones than that are removed. */
  async remember(version: string, before: string | null): Promise<void> {
    if (before === version && (await this.history()).includes(version)) return;
    const kept = before === null || before === version ? [version] : [before, version];
    const history = path.join(this.#versions, 'history');
    await writeFile(`${history}.new`, kept.join('\n') + '\n');
    await rename(`${history}.new`, history);
    for (const entry of await readdir(this.#versions, { withFileTypes: true }))
      if (entry.isDirectory() && !kept.includes(entry.name))
        await rm(path.join(this.#versions, entry.name), { recursive: true, force: true });
  }
}

async function removeUnfinished(versions: string): Promise<void> {
  for (const name of await readdir(versions))
    if (name.startsWith('incoming-')) await rm(path.join(versions, name), { recursive: true, force: true });
}
