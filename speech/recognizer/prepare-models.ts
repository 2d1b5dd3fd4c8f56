import {
  languageData,
  type Language,
  type LanguageData,
  type Languages,
  type ListeningSite,
  type Station,
} from '../../config/index.js';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import type { ModelFolders } from '../model-store/model-folders.js';
import { compileVocabulary } from '../vocabulary/compile-vocabulary.js';
import { writeExactGrammar } from '../vocabulary/exact-grammar.js';
import type { Vocabulary, VocabularyFault, VocabularyReport } from '../vocabulary/vocabulary.js';
import type { WordTable } from '../vocabulary/word-table.js';
import { deriveModel } from './derived-model.js';
import { findModels, readLanguageModel, type LanguageModel } from './language-model.js';
import type { ModelToLoad } from './recognizer-messages.js';
import type { Witness, Witnesses } from './witness.js';

export interface VocabularyCheck {
  readonly faults: readonly VocabularyFault[];
  readonly reports: readonly VocabularyReport[];
  /** What works less well than it could: one sentence each. */
  readonly notices: readonly string[];
}

/** What `liftvoice check` says about the words of a site; fails where a model can't be read at all. */
export async function checkVocabulary(
  site: ListeningSite,
  languages: Languages,
  folders: ModelFolders,
): Promise<Result<VocabularyCheck, ElevatorError>> {
  const faults: VocabularyFault[] = [];
  const reports: VocabularyReport[] = [];
  const notices: string[] = [];
  for (const language of site.languages) {
    const chosen = await findModels(site, language, folders);
    if (!chosen.ok) return chosen;
    const model = await readLanguageModel(chosen.value.first);
    if (!model.ok) return model;
    if (model.value.notice !== null) notices.push(model.value.notice);
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
  return succeed({ faults, reports, notices });
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
  site: ListeningSite,
  data: LanguageData,
  folders: ModelFolders,
  cacheFolder: string,
): Promise<Result<PreparedLanguage, ElevatorError>> {
  const language = data.code;
  const chosen = await findModels(site, language, folders);
  if (!chosen.ok) return chosen;
  const { first: firstFolder, second: secondFolder } = chosen.value;
  const firstModel = await readLanguageModel(firstFolder);
  if (!firstModel.ok) return firstModel;
  const secondModel = secondFolder === null ? null : await readLanguageModel(secondFolder);
  if (secondModel?.ok === false) return secondModel;
  const stations: PreparedStation[] = [];
  const toLoad = new Map<string, ModelToLoad>();
  const notices = [firstModel.value.notice, secondModel?.value.notice ?? null].filter((notice) => notice !== null);
  for (const [index, station] of site.stations.entries()) {
    const options = { station, language: data, field: `stations[${index}]`, cacheFolder };
    const first = await prepareWitness(firstModel.value, options);
    if (!first.ok) return fail(unspeakable(first.failure));
    const second = secondModel === null ? null : await prepareWitness(secondModel.value, options);
    // A witness that lacks a word of this station would contradict whoever says it: better none.
    if (second?.ok === false)
      notices.push(...second.failure.map((fault) => withoutSecond(secondFolder?.name ?? '', fault)));
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
  { folder, table, operatingPoint, decoding }: LanguageModel,
  options: { station: Station; language: LanguageData; field: string; cacheFolder: string },
): Promise<Result<PreparedWitness, readonly VocabularyFault[]>> {
  const compiled = compileVocabulary({ ...options, table });
  if (!compiled.ok) return compiled;
  const vocabulary = compiled.value;
  const grammar = writeExactGrammar(vocabulary.acceptor, operatingPoint.grammar, table);
  const model = await deriveModel(folder, { grammar, table, options: decoding }, options.cacheFolder);
  return succeed({
    witness: { model, vocabulary, operatingPoint },
    toLoad: { model, folder: model, words: wordsOf(vocabulary, table) },
  });
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
