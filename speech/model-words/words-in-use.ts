import { findInstalledModel } from '../model-store/installed-models.js';
import type { ModelFolders } from '../model-store/model-folders.js';
import type { ModelRegistry } from '../model-store/model-registry.js';
import { readWordTable, tableOf } from '../vocabulary/word-table.js';
import { findModelForWords, type ModelForWords } from './model-for-words.js';
import type { SpokenWord } from './wanted-words.js';

/** How a model with more words is put to use. */
export interface WordsInUse {
  /** For the site file: who hears each language first and, where there is one, who is asked for a second opinion. */
  readonly models: Readonly<Record<string, readonly string[]>>;
  /** Those of them that lack words which were added. */
  readonly lacking: readonly LackingWords[];
}

/** What another model has to be given as well. */
export interface LackingWords {
  readonly model: string;
  /** Whose words they are, where the model is of several languages. */
  readonly language: string | null;
  /** `word`, or `word=pronunciation` where that was written. */
  readonly words: readonly string[];
}

interface Known {
  readonly registry: ModelRegistry;
  readonly folders: ModelFolders;
}

/**
 * The models that the registry puts together with this one: after it a second witness for each of its languages, or, where it is a
 * second witness itself, the first one with all its languages, which share one recogniser only where each of them names the same.
 */
export async function wordsInUse(
  model: ModelForWords,
  spoken: readonly SpokenWord[],
  { registry, folders }: Known,
): Promise<WordsInUse> {
  const { defaults } = registry;
  const base = model.name.replace(/-words$/u, '');
  const first = model.languages.map((code) => defaults[code] ?? []).find(([, second]) => second === base)?.[0];
  const codes =
    first === undefined ? model.languages : Object.keys(defaults).filter((code) => defaults[code]?.[0] === first);
  const lineUps = codes.map((code) => [code, [first ?? base, ...(defaults[code] ?? []).slice(1)]] as const);
  const others = new Set(lineUps.flatMap(([, names]) => names).filter((name) => name !== base));
  const companions = new Map(
    await Promise.all(
      [...others].map(async (name) => [name, await companionOf(name, spoken, { registry, folders })] as const),
    ),
  );
  return {
    models: Object.fromEntries(
      lineUps.map(([code, names]) => [code, names.map((name) => companions.get(name)?.name ?? model.target)]),
    ),
    lacking: [...companions.values()].flatMap(({ lacking }) => lacking),
  };
}

/** What another model is called once it has the words, and what it lacks until then. */
async function companionOf(
  name: string,
  spoken: readonly SpokenWord[],
  { registry, folders }: Known,
): Promise<{ readonly name: string; readonly lacking: readonly LackingWords[] }> {
  const found = await findModelForWords(name, folders, registry);
  if (!found.ok) return { name, lacking: [] };
  const { target, languages } = found.value;
  const lacking = languages
    .map((code) => ({
      model: name,
      language: languages.length > 1 ? code : null,
      words: lackingOf(code, spoken, found.value),
    }))
    .filter(({ words }) => words.length > 0);
  const isMade = (await findInstalledModel(folders.installed, target)) !== null;
  return { name: isMade || lacking.length > 0 ? target : name, lacking };
}

function lackingOf(code: string, spoken: readonly SpokenWord[], model: ModelForWords): readonly string[] {
  const all = readWordTable(model.folder);
  const table = all === null ? null : tableOf(code, all, model.folder);
  // A word that it has may still be lacking in the way in which it was written.
  const has = ({ word, said }: SpokenWord): boolean =>
    said === null ? table?.has(word) === true : model.addedWords.some((added) => added.word === word);
  const words = spoken
    .filter((one) => one.language === code && !has(one))
    .map(({ word, said }) => (said === null ? word : `${word}=${said}`));
  return [...new Set(words)];
}
