import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, succeed, type Result } from '../../config/kernel/index.js';
import { parseWords, type WordTable } from '../vocabulary/word-table.js';
import { parseGraph, printArc } from './graph-lines.js';
import type { OpenFst } from './open-fst.js';
import type { SpokenWord } from './wanted-words.js';
import { WordLoop } from './word-loop.js';

/** Files of the graph step, as they lie in a model folder. */
const searchGraph = path.join('graph', 'HCLr.fst');
const grammar = path.join('graph', 'Gr.fst');
const wordsFile = path.join('graph', 'words.txt');
const phonesFile = path.join('graph', 'phones.txt');
const unknownWord = '[unk]';

/** Phones of a model by name; null where it does not tell them (official models), so that nobody can say a word with them. */
export async function readPhones(folder: string): Promise<ReadonlyMap<string, number> | null> {
  const file = path.join(folder, phonesFile);
  return existsSync(file) ? parseWords(await readFile(file, 'utf8')) : null;
}

/** The part of training that new words need: its network stays, its graph gets more paths and its words new ids. */
export class GraphStep {
  readonly #tools: OpenFst;
  readonly #folder: string;
  readonly #table: WordTable;

  /** @param folder a model folder that may be changed */
  constructor(tools: OpenFst, folder: string, table: WordTable) {
    this.#tools = tools;
    this.#folder = folder;
    this.#table = table;
  }

  /** Writes `HCLr.fst`, `Gr.fst` and `words.txt` anew. @returns the failure says why this graph takes no words */
  async add(spoken: readonly SpokenWord[], phones: ReadonlyMap<string, number>): Promise<Result<void, string>> {
    const text = await this.#tools.print(this.#at(searchGraph));
    const loop = WordLoop.read(parseGraph(text), phones, this.#table.get(unknownWord) ?? -1);
    if (!loop.ok) return loop;
    const ids = new Map(this.#table);
    let next = 1 + Math.max(...ids.values());
    let added = '';
    for (const { word, pronunciation } of spoken) {
      const id = ids.get(word) ?? next;
      if (id === next) next += 1;
      ids.set(word, id);
      added += loop.value.arcsOf(id, pronunciation).map(printArc).join('');
    }
    const relabels = await this.#compile(text + added);
    const lost = [...ids].find(([, id]) => id !== 0 && !relabels.has(id));
    if (lost !== undefined) return fail(`it has no path for '${lost[0]}'`);
    const renumbered = [...ids].map(([word, id]) => [word, relabels.get(id) ?? 0] as const);
    const lines = renumbered.toSorted(([, a], [, b]) => a - b).map(([word, id]) => `${word} ${id}\n`);
    await writeFile(this.#at(wordsFile), lines.join(''));
    return succeed(undefined);
  }

  /** @returns the new number of each word */
  async #compile(text: string): Promise<ReadonlyMap<number, number>> {
    const work = await mkdtemp(path.join(this.#folder, 'graph-'));
    try {
      const [draft, pairs] = [path.join(work, 'graph.txt'), path.join(work, 'relabels')];
      await writeFile(draft, text);
      await this.#tools.compileLookahead(draft, this.#at(searchGraph), pairs);
      // The model's own grammar, which only recognisers without one of ours use.
      if (existsSync(this.#at(grammar))) await this.#tools.renumber(this.#at(grammar), pairs, work);
      const lines = (await readFile(pairs, 'utf8')).split('\n').filter((line) => line !== '');
      return new Map(lines.map((line) => line.split('\t').map(Number) as [number, number]));
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }

  #at(file: string): string {
    return path.join(this.#folder, file);
  }
}
