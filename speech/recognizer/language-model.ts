import path from 'node:path';
import type { Language, ListeningSite } from '../../config/index.js';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { chooseModels, type ChosenModels, type ModelFolder } from '../model-store/choose-models.js';
import { misnamed } from '../model-store/misnamed-models.js';
import type { ModelFolders } from '../model-store/model-folders.js';
import { readModelRegistry } from '../model-store/model-registry.js';
import type { VocabularyFault } from '../vocabulary/vocabulary.js';
import { readWordTable, tableOf, type WordTable } from '../vocabulary/word-table.js';
import { decodingFile, readDecodingOptions, type DecodingOptions } from './decoding-options.js';
import {
  operatingPointFile,
  readOperatingPoint,
  unmeasuredOperatingPoint,
  type OperatingPoint,
} from './operating-point.js';
import { verifyModel } from './verify-model.js';

/** A model folder that was verified, and what is known about the model. */
export interface LanguageModel {
  readonly name: string;
  readonly folder: string;
  /** Its words of the language. */
  readonly table: WordTable;
  /** All its words: the same, where it is a model of one language. */
  readonly symbols: WordTable;
  readonly operatingPoint: OperatingPoint;
  readonly decoding: DecodingOptions;
  /** What works less well than it could; null: nothing. */
  readonly notice: string | null;
}

/** Finds the models of a language: the site's choice, else the registry's, else what is installed. */
export async function findModels(
  site: ListeningSite,
  language: Language,
  folders: ModelFolders,
): Promise<Result<ChosenModels, ElevatorError>> {
  const registry = await readModelRegistry(folders.embedded);
  if (!registry.ok) return registry;
  return chooseModels({ language, chosen: site.speech?.models[language], registry: registry.value, folders });
}

/** What is wrong with the names that a site chose for a language, whether or not their models are here. */
export async function misnamedModels(
  site: ListeningSite,
  language: Language,
  folders: ModelFolders,
): Promise<readonly VocabularyFault[]> {
  const registry = await readModelRegistry(folders.embedded);
  if (!registry.ok) return [];
  const faults: VocabularyFault[] = [];
  for (const [place, name] of (site.speech?.models[language] ?? []).entries()) {
    const message = await misnamed(name, { language, registry: registry.value, folders });
    if (message !== null) faults.push({ field: `speech.models.${language}[${place}]`, message });
  }
  return faults;
}

/** Verifies a model and reads what the vocabulary compiler needs of it; a missing or damaged file is named. */
export async function readLanguageModel(
  model: ModelFolder,
  language: Language,
): Promise<Result<LanguageModel, ElevatorError>> {
  const { name, folder, isEmbedded } = model;
  const verified = await verifyModel(folder, { needsChecksums: isEmbedded });
  if (!verified.ok) return verified;
  const symbols = readWordTable(folder);
  if (symbols === null) return damaged(path.join(folder, 'graph', 'words.txt'), 'holds no words');
  const operatingPoint = readOperatingPoint(folder);
  if (!operatingPoint.ok)
    return damaged(path.join(folder, operatingPointFile), `is damaged: ${operatingPoint.failure}`);
  const decoding = readDecodingOptions(folder);
  if (decoding === null) return damaged(path.join(folder, decodingFile), 'is damaged');
  const isMeasured = operatingPoint.value !== null;
  const notice = `${name} has no ${operatingPointFile}: it is used with safe thresholds that ask more than they need; type \`liftvoice models calibrate ${name}\``;
  return succeed({
    name,
    folder,
    table: tableOf(language, symbols, folder),
    symbols,
    operatingPoint: operatingPoint.value ?? unmeasuredOperatingPoint,
    decoding,
    notice: isMeasured ? null : notice,
  });
}

function damaged(file: string, what: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-001', `${file} ${what}`, { context: { file } }));
}
