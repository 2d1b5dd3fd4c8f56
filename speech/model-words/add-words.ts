import { createHash } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Languages, ListeningSite } from '../../config/index.js';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { checksumFile, sha256OfFile } from '../model-inspection/checksums.js';
import type { Installation } from '../model-store/installed-models.js';
import type { ModelFolders } from '../model-store/model-folders.js';
import { readModelRegistry, type ModelRegistry } from '../model-store/model-registry.js';
import { putVersion, type NewVersion } from '../model-store/put-version.js';
import { storeFailure } from '../model-store/store-failure.js';
import { ModelShelf } from '../model-store/store-layout.js';
import { withStoreLock } from '../model-store/store-lock.js';
import { readWordTable, tableOf, type WordTable } from '../vocabulary/word-table.js';
import { describeAddedWords } from './describe-words.js';
import { GraphStep, readPhones } from './graph-step.js';
import { findModelForWords, type ModelForWords } from './model-for-words.js';
import { OpenFst } from './open-fst.js';
import { undamaged } from './undamaged.js';
import { readWantedWords, type WantedWords } from './wanted-words.js';
import { listWords } from './word-lists.js';
import { wordsInUse, type WordsInUse } from './words-in-use.js';

export interface AddWordsOptions {
  /** An embedded or installed model. */
  readonly name: string;
  /** `word` or `word=pronunciation` each. */
  readonly written: readonly string[];
  /** Whose words they are, of a model of several languages; absent: the words tell. */
  readonly language?: string | undefined;
  /** Its floors' names are looked through for words that the model lacks. */
  readonly site: Pick<ListeningSite, 'languages' | 'stations'> | null;
  readonly languages: Languages;
  readonly folders: ModelFolders;
  readonly environment: NodeJS.ProcessEnv;
  readonly timeOfDay: () => Date;
  readonly tryModel: NewVersion['tryModel'];
  readonly onProgress: (what: string) => void;
}

export interface AddedWords {
  readonly name: string;
  /** None where nothing tells. */
  readonly languages: readonly string[];
  /** null: nothing had to be added, and nothing was changed. */
  readonly version: string | null;
  readonly folder: string;
  readonly words: NonNullable<Installation['addedWords']>;
  /** Words that the model had before. */
  readonly present: readonly string[];
  /** What is to be done for the words to be heard; null: nothing was added. */
  readonly use: WordsInUse | null;
}

interface Asked extends AddWordsOptions {
  readonly registry: ModelRegistry;
}

/**
 * A new version of a model with more words, beside the one it is made of: its network and its thresholds stay, its search graph gets
 * the paths of the new words. The embedded folders are never written to; the version before stays for rollback.
 */
export async function addWords(options: AddWordsOptions): Promise<Result<AddedWords, ElevatorError>> {
  const registry = await readModelRegistry(options.folders.embedded);
  if (!registry.ok) return registry;
  try {
    return await withStoreLock(options.folders.installed, async () => {
      const model = await findModelForWords(options.name, options.folders, registry.value);
      const whole = model.ok ? await undamaged(model.value, options.folders.installed) : model;
      return whole.ok ? addTo(whole.value, { ...options, registry: registry.value }) : whole;
    });
  } catch (cause) {
    return storeFailure(options.folders.installed, cause);
  }
}

async function addTo(
  { languages: known, ...model }: ModelForWords,
  options: Asked,
): Promise<Result<AddedWords, ElevatorError>> {
  const { language = null } = options;
  if (language !== null && known.length > 0 && !known.includes(language))
    return refuse(
      `${model.name} is a model for ${known.join(' and ')}, not for ${language}; --language names one of its own`,
    );
  return add({ ...model, languages: known.length === 0 && language !== null ? [language] : known }, options);
}

async function add(model: ModelForWords, options: Asked): Promise<Result<AddedWords, ElevatorError>> {
  const table = readWordTable(model.folder);
  const phones = await readPhones(model.folder);
  if (table === null || phones === null)
    return refuse(
      `${model.name} does not tell its sounds (graph/phones.txt), so nobody can say what a word is made of`,
    );
  const wanted = await readWanted(model, table, phones, options);
  if (!wanted.ok) return refuse(wanted.failure.join('\n'));
  const isKnown = wasAdded(model.addedWords);
  const spoken = wanted.value.spoken.filter((word) => !isKnown(word));
  const present = [...wanted.value.present, ...wanted.value.spoken.filter(isKnown).map(({ word }) => word)];
  const words = spoken.map(({ word, pronunciation, language }) => ({
    word,
    pronunciation: pronunciation.join(' '),
    ...(model.languages.length > 1 ? { language } : {}),
  }));
  const shelf = new ModelShelf(options.folders.installed, model.target);
  if (await shelf.isForeign()) return refuse(`${shelf.link} was put there by hand; move it away first`);
  const told = { name: model.target, languages: model.languages, folder: shelf.link, words, present };
  if (words.length === 0) return succeed({ ...told, version: null, use: null });
  const tools = OpenFst.find(options.environment);
  if (!tools.ok) return tools;
  const version = await versionOf(model.folder, words);
  const put = await putVersion({
    shelf,
    version,
    fill: async (folder) => {
      options.onProgress(`Making the graph of ${model.target} ...`);
      await cp(model.folder, folder, { recursive: true, dereference: true });
      await rm(path.join(folder, checksumFile), { force: true });
      const made = await new GraphStep(tools.value, folder, table).add(spoken, phones);
      if (!made.ok) return refuse(`words can't be added to ${model.name}: ${made.failure}`);
      await listWords(folder, spoken);
      await describeAddedWords(folder, model, [...model.addedWords, ...words], options.timeOfDay());
      options.onProgress('Verifying ...');
      return succeed(undefined);
    },
    tryModel: options.tryModel,
  });
  return put.ok ? succeed({ ...told, version, use: await wordsInUse(model, spoken, options) }) : put;
}

function readWanted(
  model: ModelForWords,
  table: WordTable,
  phones: ReadonlyMap<string, number>,
  { language, written, site, languages }: AddWordsOptions,
): Promise<Result<WantedWords, readonly string[]>> {
  const codes = language === undefined ? model.languages : [language];
  const isOfSeveral = model.languages.length > 1;
  return readWantedWords({
    tables: new Map((codes.length > 0 ? codes : ['']).map((code) => [code, tableOf(code, table, model.folder)])),
    written,
    site,
    languages,
    isPhone: (name) => phones.has(`${name}_B`),
    optionFor: (code) => (isOfSeveral ? ` with --language ${code}` : ''),
  });
}

/** The same word, said the same way: once more it would only be another path for the same sounds. */
function wasAdded(before: ModelForWords['addedWords']): (word: WantedWords['spoken'][number]) => boolean {
  return ({ word, pronunciation, language }) =>
    before.some(
      (one) =>
        one.word === word &&
        one.pronunciation === pronunciation.join(' ') &&
        (one.language === undefined || one.language === language),
    );
}

/** The same words for the same model are the same version. */
async function versionOf(folder: string, words: AddedWords['words']): Promise<string> {
  const graph = (await sha256OfFile(path.join(folder, 'graph', 'HCLr.fst'))) ?? '';
  return createHash('sha256')
    .update(JSON.stringify([graph, words]))
    .digest('hex')
    .slice(0, 12);
}

function refuse(message: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-015', message));
}
