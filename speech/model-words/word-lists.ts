import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readWordsOf, readWordTable } from '../vocabulary/word-table.js';
import type { SpokenWord } from './wanted-words.js';

/** Languages that a model folder has a list of words of; none in a folder of one language. */
export async function listedLanguages(folder: string): Promise<readonly string[]> {
  const files = await readdir(path.join(folder, 'graph')).catch(() => []);
  return files.flatMap((file) => /^words\.([a-z]{2,3})\.txt$/u.exec(file)?.[1] ?? []).toSorted();
}

/**
 * Enters words in the lists of their languages, which stand in the order of the words' numbers, as training writes them.
 *
 * @param folder a model folder whose `words.txt` has the words already; one of one language has no lists and gets none
 */
export async function listWords(
  folder: string,
  spoken: readonly Pick<SpokenWord, 'word' | 'language'>[],
): Promise<void> {
  const ids = readWordTable(folder);
  for (const code of await listedLanguages(folder)) {
    const listed = readWordsOf(code, folder) ?? [];
    const added = spoken.filter(({ language }) => language === code).map(({ word }) => word);
    const idOf = (word: string): number => ids?.get(word) ?? 0;
    const words = [...new Set([...listed, ...added])].toSorted((a, b) => idOf(a) - idOf(b));
    await writeFile(path.join(folder, 'graph', `words.${code}.txt`), words.map((word) => `${word}\n`).join(''));
  }
}
