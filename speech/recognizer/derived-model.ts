import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WordTable } from '../vocabulary/word-table.js';

/**
 * Makes a model folder whose grammar is ours: `graph/Gr.fst` and `graph/words.txt` are written, the rest is linked (copied
 * where links are not allowed). The name holds a hash of the content, so equal vocabularies share a folder and an old one is
 * never mistaken for a new one. Two processes may do this at once: each builds beside, the first rename wins.
 *
 * @returns the folder, to be opened with `vosk_recognizer_new` (without a run-time grammar)
 */
export async function deriveModel(
  modelFolder: string,
  grammar: Buffer,
  table: WordTable,
  cacheFolder: string,
): Promise<string> {
  const source = path.resolve(modelFolder);
  const words = [...table].map(([word, id]) => `${word}\t${id}\n`).join('');
  const hash = createHash('sha256')
    .update(source)
    .update(await fingerprint(source))
    .update(words)
    .update(grammar);
  const folder = path.join(path.resolve(cacheFolder), `${path.basename(source)}-${hash.digest('hex').slice(0, 16)}`);
  if (await isComplete(folder, grammar, words)) return folder;
  const building = `${folder}.${randomUUID()}`;
  await build(building, source, grammar, words);
  await putInPlace(building, folder, () => isComplete(folder, grammar, words));
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

async function isComplete(folder: string, grammar: Buffer, words: string): Promise<boolean> {
  try {
    const graph = path.join(folder, 'graph');
    await stat(path.join(folder, 'am', 'final.mdl'));
    await stat(path.join(graph, 'HCLr.fst'));
    return (
      grammar.equals(await readFile(path.join(graph, 'Gr.fst'))) &&
      words === (await readFile(path.join(graph, 'words.txt'), 'utf8'))
    );
  } catch {
    return false;
  }
}

async function build(folder: string, source: string, grammar: Buffer, words: string): Promise<void> {
  const graph = path.join(folder, 'graph');
  await mkdir(graph, { recursive: true });
  for (const part of await readdir(source)) {
    if (part !== 'graph') await link(path.join(source, part), path.join(folder, part));
  }
  // HCLG.fst, where a model has one, would switch grammars off.
  for (const part of await readdir(path.join(source, 'graph'))) {
    if (!['Gr.fst', 'words.txt', 'HCLG.fst'].includes(part))
      await link(path.join(source, 'graph', part), path.join(graph, part));
  }
  await writeFile(path.join(graph, 'Gr.fst'), grammar);
  await writeFile(path.join(graph, 'words.txt'), words);
}

async function link(target: string, place: string): Promise<void> {
  try {
    await symlink(target, place);
  } catch {
    await cp(target, place, { recursive: true });
  }
}
