import path from 'node:path';
import type { Language } from '../../config/index.js';
import { readWordTable, tableOf, type WordTable } from '../../speech/vocabulary/word-table.js';

/** The embedded model that hears first, in Mandarin and English. */
export const firstModel = 'vosk-model-lift-zh-en-0.6';

/** What an embedded model knows of one language. */
export function embeddedWords(language: Language, model = firstModel): WordTable {
  const folder = path.join('speech/models', model);
  const table = readWordTable(folder);
  if (table === null) throw new Error(`${model} has no word table`);
  return tableOf(language, table, folder);
}
