import type { Language, Station } from '../../config/index.js';
import { ElevatorError, fail, isElevatorError, succeed, type Result } from '../../config/kernel/index.js';
import { writeExactGrammar } from '../vocabulary/exact-grammar.js';
import type { Vocabulary, VocabularyFault } from '../vocabulary/vocabulary.js';
import type { WordTable } from '../vocabulary/word-table.js';
import { compileLanguage, type CompileLanguageOptions, type CompiledWitness } from './compile-language.js';
import { deriveModel } from './derived-model.js';
import type { ModelToLoad } from './recognizer-messages.js';
import type { Witness, Witnesses } from './witness.js';

export interface PrepareOptions extends Omit<CompileLanguageOptions, 'witnesses'> {
  /** For derived model folders. */
  readonly cacheFolder: string;
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

/** Makes model folders of what every station understands in one language; stations with equal words share one. */
export async function prepareLanguage({
  cacheFolder,
  ...options
}: PrepareOptions): Promise<Result<PreparedLanguage, ElevatorError>> {
  const compiled = await compileLanguage({ ...options, witnesses: 'both' });
  if (!compiled.ok) return compiled;
  const { language, faults, notices } = compiled.value;
  if (faults.length > 0) return fail(unspeakable(faults));
  const stations: PreparedStation[] = [];
  const toLoad = new Map<string, ModelToLoad>();
  const prepare = async (compiledWitness: CompiledWitness): Promise<Witness> => {
    const { witness, toLoad: model } = await prepareWitness(compiledWitness, cacheFolder);
    toLoad.set(model.model, model);
    return witness;
  };
  try {
    for (const { station, first, second } of compiled.value.stations) {
      stations.push({
        station,
        first: await prepare(first),
        second: second === null ? null : await prepare(second),
      });
    }
  } catch (error) {
    if (!isElevatorError(error)) throw error;
    return fail(error);
  }
  return succeed({ language, stations, toLoad: [...toLoad.values()], notices });
}

export interface PreparedWitness {
  readonly witness: Witness;
  readonly toLoad: ModelToLoad;
  readonly grammarBytes: number;
}

/**
 * Writes a witness's grammar into a model folder of its own.
 *
 * @throws ElevatorError as `deriveModel`
 */
export async function prepareWitness(
  { model: { folder, table, operatingPoint, decoding }, vocabulary }: CompiledWitness,
  cacheFolder: string,
): Promise<PreparedWitness> {
  const grammar = writeExactGrammar(vocabulary.acceptor, operatingPoint.grammar, table);
  const model = await deriveModel(folder, { grammar, table, options: decoding }, cacheFolder);
  return {
    witness: { model, vocabulary, operatingPoint },
    toLoad: { model, folder: model, words: wordsOf(vocabulary, table) },
    grammarBytes: grammar.length,
  };
}

function wordsOf(vocabulary: Vocabulary, table: WordTable): readonly (readonly [string, number])[] {
  return ['[unk]', ...vocabulary.tokens].map((word) => [word, table.get(word) ?? -1] as const);
}

export function unspeakable(faults: readonly VocabularyFault[]): ElevatorError {
  const lines = faults.map(({ field, message }) => `${field}: ${message}`);
  return new ElevatorError('ELV-SPEECH-006', lines.join('\n'), { context: { faults } });
}
