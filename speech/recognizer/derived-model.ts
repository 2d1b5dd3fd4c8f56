import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WordTable } from '../vocabulary/word-table.js';
import { withOptions, type DecodingOptions } from './decoding-options.js';

export interface ModelChanges {
  readonly grammar: Buffer;
  readonly table: WordTable;
  readonly options: DecodingOptions;
}

/** Files that are written, by their name in the folder; everything else is linked. */
type OwnFiles = Readonly<Record<string, Buffer>>;

/**
 * Makes a model folder whose grammar is ours: `graph/Gr.fst`, `graph/words.txt` and `conf/model.conf` are written, the rest is
 * linked (copied where links are not allowed). The name holds a hash of the content, so equal vocabularies share a folder and an old one is
 * never mistaken for a new one. Two processes may do this at once: each builds beside, the first rename wins.
 *
 * @returns the folder, to be opened with `vosk_recognizer_new` (without a run-time grammar)
 */
export async function deriveModel(
  modelFolder: string,
  { grammar, table, options }: ModelChanges,
  cacheFolder: string,
): Promise<string> {
  const source = path.resolve(modelFolder);
  const modelConf = withOptions(await readFile(path.join(source, 'conf', 'model.conf'), 'utf8'), options);
  const files: OwnFiles = {
    'graph/Gr.fst': grammar,
    'graph/words.txt': Buffer.from([...table].map(([word, id]) => `${word}\t${id}\n`).join('')),
    'conf/model.conf': Buffer.from(modelConf),
  };
  const hash = createHash('sha256')
    .update(source)
    .update(await fingerprint(source));
  for (const content of Object.values(files)) hash.update(content);
  const folder = path.join(path.resolve(cacheFolder), `${path.basename(source)}-${hash.digest('hex').slice(0, 16)}`);
  if (await isComplete(folder, files)) return folder;
  const building = `${folder}.${randomUUID()}`;
  await build(building, source, files);
  await putInPlace(building, folder, () => isComplete(folder, files));
  return folder;
}

/** Several processes may do this at once: whoever is first wins, and a complete folder is never taken away from a reader. */
async function putInPlace(building: string, folder: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let tries = 3; ; tries -= 1) {
    try {
      await rename(building, folder);
      return;
    } catch (cause) {
      if (await isThere()) break;
      if (tries === 0) throw cause;
      // What lies there is damaged: moved aside in one step, so that two processes can't remove each other's work.
      await rename(folder, `${building}.damaged`).catch(() => undefined);
      await rm(`${building}.damaged`, { recursive: true, force: true });
    }
  }
  await rm(building, { recursive: true, force: true });
}

/** A changed model gets a folder of its own, though links would follow the change: copies would not. */
async function fingerprint(source: string): Promise<string> {
  const { size, mtimeMs } = await stat(path.join(source, 'am', 'final.mdl'));
  return `${size} ${mtimeMs}`;
}

async function isComplete(folder: string, files: OwnFiles): Promise<boolean> {
  try {
    await stat(path.join(folder, 'am', 'final.mdl'));
    await stat(path.join(folder, 'graph', 'HCLr.fst'));
    for (const [name, content] of Object.entries(files))
      if (!content.equals(await readFile(path.join(folder, name)))) return false;
    return true;
  } catch {
    return false;
  }
}

async function build(folder: string, source: string, files: OwnFiles): Promise<void> {
  const opened = new Set(Object.keys(files).map((name) => path.dirname(name)));
  await mkdir(folder, { recursive: true });
  for (const part of await readdir(source))
    if (!opened.has(part)) await link(path.join(source, part), path.join(folder, part));
  for (const part of opened) {
    await mkdir(path.join(folder, part));
    for (const name of await readdir(path.join(source, part))) {
      // HCLG.fst, where a model has one, would switch grammars off.
      if (`${part}/${name}` in files || name === 'HCLG.fst') continue;
      await link(path.join(source, part, name), path.join(folder, part, name));
    }
  }
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
}

async function link(target: string, place: string): Promise<void> {
  try {
    await symlink(target, place);
  } catch {
    await cp(target, place, { recursive: true });
  }
}
