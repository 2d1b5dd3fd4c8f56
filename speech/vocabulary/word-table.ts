import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The words of a model and their ids: what `vosk_model_find_word` answers, without opening the model. */
export type WordTable = ReadonlyMap<string, number>;

const symbolTableMagic = 2_125_658_996;

/**
 * Reads `graph/words.txt`; official small models ship none, their table stands inside `graph/Gr.fst`.
 *
 * @returns null where neither holds a table
 */
export function readWordTable(modelFolder: string): WordTable | null {
  const text = path.join(modelFolder, 'graph', 'words.txt');
  if (existsSync(text)) return parseWords(readFileSync(text, 'utf8'));
  const grammar = path.join(modelFolder, 'graph', 'Gr.fst');
  return existsSync(grammar) ? parseSymbolTable(readFileSync(grammar)) : null;
}

/**
 * The words of one language among those of a model of several: lines of `graph/words.CODE.txt`.
 *
 * @returns null where the model has no such list; all its words are of the one language it is for then
 */
export function readWordsOf(language: string, modelFolder: string): ReadonlySet<string> | null {
  const file = path.join(modelFolder, 'graph', `words.${language}.txt`);
  if (!existsSync(file)) return null;
  return new Set(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((word) => word !== ''),
  );
}

/** What a model knows of one language: its own words and the symbols that are of none (`<eps>`, `[unk]`). */
export function tableOf(language: string, table: WordTable, modelFolder: string): WordTable {
  const words = readWordsOf(language, modelFolder);
  return words === null ? table : new Map([...table].filter(([word]) => words.has(word) || isSymbol(word)));
}

function isSymbol(word: string): boolean {
  return /^[<[#]/u.test(word);
}

/** Lines of `word id`, separated by a space or a tab. */
export function parseWords(text: string): WordTable {
  const table = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [word, id] = line.trim().split(/[\t ]+/u);
    if (word !== undefined && word !== '' && id !== undefined) table.set(word, Number(id));
  }
  return table;
}

/** The OpenFst symbol table inside a binary FST: magic, name, available key, size, then size times (string, int64). */
export function parseSymbolTable(bytes: Buffer): WordTable | null {
  const magic = Buffer.alloc(4);
  magic.writeInt32LE(symbolTableMagic);
  const start = bytes.indexOf(magic);
  if (start < 0) return null;
  let at = start + 4;
  at += 4 + bytes.readInt32LE(at); // the table's name
  at += 8; // available key
  const size = Number(bytes.readBigInt64LE(at));
  at += 8;
  const table = new Map<string, number>();
  for (let entry = 0; entry < size; entry += 1) {
    const length = bytes.readInt32LE(at);
    const word = bytes.toString('utf8', at + 4, at + 4 + length);
    table.set(word, Number(bytes.readBigInt64LE(at + 4 + length)));
    at += 12 + length;
  }
  return table;
}

/** Known words that look most like an unknown one, for the sentence that refuses it. */
export function nearestWords(unknown: string, words: Pick<WordTable, 'keys'>, count = 3): readonly string[] {
  // One character is as near to every other one: naming some would help nobody.
  if (unknown.length < 2) return [];
  const ranked: { word: string; distance: number }[] = [];
  for (const word of words.keys()) {
    if (Math.abs(word.length - unknown.length) > 2 || /[<[#]/u.test(word)) continue;
    const distance = editDistance(unknown, word);
    if (distance < unknown.length) ranked.push({ word, distance });
  }
  return ranked
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ word }) => word);
}

function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
