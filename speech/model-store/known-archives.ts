import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Type } from 'typebox';
import Value from 'typebox/value';

const schema = Type.Record(Type.String(), Type.String({ pattern: '^[0-9a-f]{64}$' }));

/** SHA-256 of the archives that came from an address, as they were at the first installation. */
export class KnownArchives {
  readonly #file: string;

  constructor(installedFolder: string) {
    this.#file = path.join(installedFolder, '.archives.json');
  }

  async of(address: string): Promise<string | null> {
    return (await this.#read())[address] ?? null;
  }

  async record(address: string, sha256: string): Promise<void> {
    const all = { ...(await this.#read()), [address]: sha256 };
    await mkdir(path.dirname(this.#file), { recursive: true });
    await writeFile(`${this.#file}.new`, `${JSON.stringify(all, null, 2)}\n`);
    await rename(`${this.#file}.new`, this.#file);
  }

  async #read(): Promise<Readonly<Record<string, string>>> {
    let text: string;
    try {
      text = await readFile(this.#file, 'utf8');
    } catch {
      return {};
    }
    // A damaged record must not pass for "never seen before": the exception of JSON.parse names it.
    const value: unknown = JSON.parse(text);
    if (!Value.Check(schema, value))
      throw new TypeError(`${this.#file} is damaged; remove it to record checksums anew`);
    return value;
  }
}
