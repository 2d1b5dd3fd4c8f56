import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { WordTable } from '../vocabulary/word-table.js';
import type { ModelFault } from './model-fault.js';

/** `graph/words.zh.txt` of a model of several languages. */
const listPattern = /^words\.[a-z]{2,3}\.txt$/u;

/** Which words are of which language: a word that the model lacks would never be heard, and nobody would know why. */
export async function inspectLanguageLists(folder: string, table: WordTable): Promise<readonly ModelFault[]> {
  const names = (await readdir(path.join(folder, 'graph'))).filter((name) => listPattern.test(name));
  const faults: ModelFault[] = [];
  for (const name of names.toSorted()) {
    const words = (await readFile(path.join(folder, 'graph', name), 'utf8')).split('\n').filter((word) => word !== '');
    const stranger = words.find((word) => !table.has(word));
    const message =
      words.length === 0 ? 'lists no words' : `lists '${stranger ?? ''}', which is no word of the model's table`;
    if (words.length === 0 || stranger !== undefined) faults.push({ file: `graph/${name}`, message });
  }
  return faults;
}
