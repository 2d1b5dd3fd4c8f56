import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isOfEndedProcess, processMark, unusableFolder } from '../../config/kernel/index.js';
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
 * never mistaken for a new one. Two processes may do this at once: each builds beside, the first rename wins. What a process that
 * was killed has left half built is removed.
 *
 * @returns the folder, to be opened with `vosk_recognizer_new` (without a run-time grammar)
 * @throws ElevatorError `ELV-CMD-003` where the cache can't be written to; nothing half built stays
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
  await sweep(path.dirname(folder));
  if (await isComplete(folder, files)) return folder;
  const parts = await partsOf(source, files);
  const building = `${folder}.${processMark()}-${randomUUID()}`;
  try {
    await build(building, source, parts, files);
    await putInPlace(building, folder, () => isComplete(folder, files));
  } catch (cause) {
    // Its removal may fail as well where nothing may be written; what is told is why it came to that.
    await rm(building, { recursive: true, force: true }).catch(() => undefined);
    throw cause instanceof Error && 'syscall' in cause
      ? unusableFolder(path.dirname(folder), 'the cache', cause)
      : cause;
  }
  return folder;
}

/** Removes what processes that are gone have left half built; that of others, and of other containers, stays. */
async function sweep(cacheFolder: string): Promise<void> {
  const names = await readdir(cacheFolder).catch(() => []);
  for (const name of names) {
    const owner = halfBuilt.exec(name)?.[1];
    if (owner === undefined || !isOfEndedProcess(owner)) continue;
    await rm(path.join(cacheFolder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

const halfBuilt = /\.(\d+-\d+)-[0-9a-f]{8}-[0-9a-f-]{27}(?:\.damaged)?$/u;

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

/** What is linked, by its path in the model: whole folders, and single files of those that hold files of ours. */
async function partsOf(source: string, files: OwnFiles): Promise<readonly string[]> {
  const opened = openedFolders(files);
  const parts = (await readdir(source)).filter((part) => !opened.has(part));
  for (const part of opened) {
    for (const name of await readdir(path.join(source, part))) {
      // HCLG.fst, where a model has one, would switch grammars off.
      if (!(`${part}/${name}` in files) && name !== 'HCLG.fst') parts.push(path.join(part, name));
    }
  }
  return parts;
}

function openedFolders(files: OwnFiles): ReadonlySet<string> {
  return new Set(Object.keys(files).map((name) => path.dirname(name)));
}

async function build(folder: string, source: string, parts: readonly string[], files: OwnFiles): Promise<void> {
  for (const part of openedFolders(files)) await mkdir(path.join(folder, part), { recursive: true });
  for (const part of parts) await link(path.join(source, part), path.join(folder, part));
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
}

async function link(target: string, place: string): Promise<void> {
  try {
    await symlink(target, place);
  } catch {
    await cp(target, place, { recursive: true });
  }
}
