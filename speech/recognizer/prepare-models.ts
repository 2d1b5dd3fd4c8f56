import path from 'node:path';
import {
  languageData,
  type Language,
  type LanguageData,
  type Languages,
  type Site,
  type Station,
} from '../../config/index.js';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { chooseModels, type ChosenModels, type ModelFolder } from '../model-store/choose-models.js';
import type { ModelFolders } from '../model-store/model-folders.js';
import { readModelRegistry } from '../model-store/model-registry.js';
import { compileVocabulary } from '../vocabulary/compile-vocabulary.js';
import { writeExactGrammar } from '../vocabulary/exact-grammar.js';
import type { Vocabulary, VocabularyFault, VocabularyReport } from '../vocabulary/vocabulary.js';
import { readWordTable, type WordTable } from '../vocabulary/word-table.js';
import { deriveModel } from './derived-model.js';
import {
  operatingPointFile,
  readOperatingPoint,
  unmeasuredOperatingPoint,
  type OperatingPoint,
} from './operating-point.js';
import type { ModelToLoad } from './recognizer-messages.js';
import { verifyModel } from './verify-model.js';
import type { Witness, Witnesses } from './witness.js';

interface LanguageModel {
  readonly folder: string;
  readonly table: WordTable;
  /** null: nobody has measured this model. */
  readonly operatingPoint: OperatingPoint | null;
}

/** Finds the models of a language: the site's choice, else the registry's, else what is installed. */
async function modelsOf(
  site: Site,
  language: Language,
  folders: ModelFolders,
): Promise<Result<ChosenModels, ElevatorError>> {
  const registry = await readModelRegistry(folders.embedded);
  if (!registry.ok) return registry;
  return chooseModels({ language, chosen: site.speech?.models[language], registry: registry.value, folders });
}

/** Checks a model; a missing or damaged file is named. */
async function readModel({ folder, isEmbedded }: ModelFolder): Promise<Result<LanguageModel, ElevatorError>> {
  const verified = await verifyModel(folder, { needsChecksums: isEmbedded });
  if (!verified.ok) return verified;
  const table = readWordTable(folder);
  if (table === null) return damaged(path.join(folder, 'graph', 'words.txt'), 'holds no words');
  const operatingPoint = readOperatingPoint(folder);
  if (!operatingPoint.ok)
    return damaged(path.join(folder, operatingPointFile), `is damaged: ${operatingPoint.failure}`);
  return succeed({ folder, table, operatingPoint: operatingPoint.value });
}

function damaged(file: string, what: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-001', `${file} ${what}`, { context: { file } }));
}

export interface VocabularyCheck {
  readonly faults: readonly VocabularyFault[];
  readonly reports: readonly VocabularyReport[];
}

/** What `liftvoice check` says about the words of a site; fails where a model can't be read at all. */
export async function checkVocabulary(
  site: Site,
  languages: Languages,
  folders: ModelFolders,
): Promise<Result<VocabularyCheck, ElevatorError>> {
  const faults: VocabularyFault[] = [];
  const reports: VocabularyReport[] = [];
  for (const language of site.languages) {
    const chosen = await modelsOf(site, language, folders);
    if (!chosen.ok) return chosen;
    const model = await readModel(chosen.value.first);
    if (!model.ok) return model;
    for (const [index, station] of site.stations.entries()) {
      const compiled = compileVocabulary({
        station,
        language: languageData(languages, language),
        table: model.value.table,
        field: `stations[${index}]`,
      });
      if (compiled.ok) reports.push(compiled.value.report);
      else faults.push(...compiled.failure);
    }
  }
  return succeed({ faults, reports });
}

export interface PreparedStation extends Witnesses {
  readonly station: Station;
}

export interface PreparedLanguage {
  readonly language: Language;
  readonly stations: readonly PreparedStation[];
  readonly toLoad: readonly ModelToLoad[];
  /** What works less well than it could, for the log. */
  readonly notices: readonly string[];
}

/** Compiles every station's vocabulary of one language into model folders; stations with equal words share one. */
export async function prepareLanguage(
  site: Site,
  data: LanguageData,
  folders: ModelFolders,
  cacheFolder: string,
): Promise<Result<PreparedLanguage, ElevatorError>> {
  const language = data.code;
  const chosen = await modelsOf(site, language, folders);
  if (!chosen.ok) return chosen;
  const names = chosen.value;
  const firstModel = await readModel(names.first);
  if (!firstModel.ok) return firstModel;
  const secondModel = names.second === null ? null : await readModel(names.second);
  if (secondModel?.ok === false) return secondModel;
  const stations: PreparedStation[] = [];
  const toLoad = new Map<string, ModelToLoad>();
  const notices = [firstModel, secondModel].flatMap((model) => (model?.ok === true ? unmeasured(model.value) : []));
  for (const [index, station] of site.stations.entries()) {
    const options = { station, language: data, field: `stations[${index}]`, cacheFolder };
    const first = await prepareWitness(firstModel.value, options);
    if (!first.ok) return fail(unspeakable(first.failure));
    const second = secondModel === null ? null : await prepareWitness(secondModel.value, options);
    // A witness that lacks a word of this station would contradict whoever says it: better none.
    if (second?.ok === false)
      notices.push(...second.failure.map((fault) => withoutSecond(names.second?.name ?? '', fault)));
    for (const prepared of [first, second])
      if (prepared?.ok === true) toLoad.set(prepared.value.toLoad.model, prepared.value.toLoad);
    stations.push({ station, first: first.value.witness, second: second?.ok === true ? second.value.witness : null });
  }
  return succeed({ language, stations, toLoad: [...toLoad.values()], notices });
}

interface PreparedWitness {
  readonly witness: Witness;
  readonly toLoad: ModelToLoad;
}

async function prepareWitness(
  { folder, table, operatingPoint: measured }: LanguageModel,
  options: { station: Station; language: LanguageData; field: string; cacheFolder: string },
): Promise<Result<PreparedWitness, readonly VocabularyFault[]>> {
  const compiled = compileVocabulary({ ...options, table });
  if (!compiled.ok) return compiled;
  const vocabulary = compiled.value;
  const operatingPoint = measured ?? unmeasuredOperatingPoint;
  const grammar = writeExactGrammar(vocabulary.acceptor, operatingPoint.grammar, table);
  const model = await deriveModel(folder, grammar, table, options.cacheFolder);
  return succeed({
    witness: { model, vocabulary, operatingPoint },
    toLoad: { model, folder: model, words: wordsOf(vocabulary, table) },
  });
}

function unmeasured({ folder, operatingPoint }: LanguageModel): readonly string[] {
  if (operatingPoint !== null) return [];
  const advice =
    'it is used with safe thresholds that ask more than they need; `liftvoice models calibrate` measures them';
  return [`${path.basename(folder)} has no ${operatingPointFile}: ${advice}`];
}

function withoutSecond(model: string, { field, message }: VocabularyFault): string {
  return `${field}: ${message}; so this station has no second witness (${model})`;
}

function wordsOf(vocabulary: Vocabulary, table: WordTable): readonly (readonly [string, number])[] {
  return ['[unk]', ...vocabulary.tokens].map((word) => [word, table.get(word) ?? -1] as const);
}

function unspeakable(faults: readonly VocabularyFault[]): ElevatorError {
  const lines = faults.map(({ field, message }) => `${field}: ${message}`);
  return new ElevatorError('ELV-SPEECH-006', lines.join('\n'), { context: { faults } });
}
