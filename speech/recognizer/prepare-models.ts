import { languageData, type Language, type Languages, type Station } from '../../config/index.js';
import { ElevatorError, fail, isElevatorError, succeed, type Result } from '../../config/kernel/index.js';
import { writeExactGrammar } from '../vocabulary/exact-grammar.js';
import { heardTogether, type HeardVocabulary } from '../vocabulary/heard-vocabulary.js';
import type { VocabularyFault } from '../vocabulary/vocabulary.js';
import { compileLanguage, type CompiledLanguage, type CompileLanguageOptions } from './compile-language.js';
import { deriveModel } from './derived-model.js';
import type { LanguageModel } from './language-model.js';
import type { ModelToLoad } from './recognizer-messages.js';
import type { SecondWitness, Witness, Witnesses } from './witness.js';

export interface PrepareOptions extends Omit<CompileLanguageOptions, 'witnesses' | 'language'> {
  readonly languages: Languages;
  /** For derived model folders. */
  readonly cacheFolder: string;
}

export interface PreparedStation extends Witnesses {
  readonly station: Station;
}

/** What one recogniser process is to hear: the languages of a site that have the same first witness. */
export interface PreparedRecognizer {
  readonly languages: readonly Language[];
  readonly stations: readonly PreparedStation[];
  readonly toLoad: readonly ModelToLoad[];
}

export interface Prepared {
  readonly recognizers: readonly PreparedRecognizer[];
  /** What works less well than it could, for the log. */
  readonly notices: readonly string[];
}

/** Makes model folders of what every station of a site understands; stations with equal words share one. */
export async function prepareRecognizers({
  cacheFolder,
  languages,
  ...options
}: PrepareOptions): Promise<Result<Prepared, ElevatorError>> {
  const compiled: CompiledLanguage[] = [];
  for (const code of options.site.languages) {
    const language = languageData(languages, code);
    const result = await compileLanguage({ ...options, language, witnesses: 'both' });
    if (!result.ok) return result;
    if (result.value.faults.length > 0) return fail(unspeakable(result.value.faults));
    compiled.push(result.value);
  }
  const notices = compiled.flatMap((language) => language.notices);
  try {
    const recognizers: PreparedRecognizer[] = [];
    for (const together of byFirstModel(compiled)) recognizers.push(await prepare(together, cacheFolder));
    return succeed({ recognizers, notices });
  } catch (error) {
    if (!isElevatorError(error)) throw error;
    return fail(error);
  }
}

/** In the order of the languages. */
function byFirstModel(compiled: readonly CompiledLanguage[]): readonly (readonly CompiledLanguage[])[] {
  const groups = new Map<string, CompiledLanguage[]>();
  for (const language of compiled) {
    const folder = language.stations[0]?.first.model.folder ?? '';
    groups.set(folder, [...(groups.get(folder) ?? []), language]);
  }
  return [...groups.values()];
}

async function prepare(together: readonly CompiledLanguage[], cacheFolder: string): Promise<PreparedRecognizer> {
  const toLoad = new Map<string, ModelToLoad>();
  const load = async (model: LanguageModel, vocabulary: HeardVocabulary): Promise<Witness> => {
    const prepared = await prepareWitness(model, vocabulary, cacheFolder);
    toLoad.set(prepared.toLoad.model, prepared.toLoad);
    return prepared.witness;
  };
  const stations: PreparedStation[] = [];
  for (const [index, { station, first }] of (together[0]?.stations ?? []).entries()) {
    const own = together.flatMap((language) => language.stations.slice(index, index + 1));
    const others = own.slice(1).map((language) => language.first.vocabulary);
    const heard = await load(first.model, heardTogether([first.vocabulary, ...others]));
    const seconds: SecondWitness[] = [];
    for (const {
      first: { vocabulary },
      second,
    } of own) {
      if (second === null) continue;
      seconds.push({
        ...(await load(second.model, heardTogether([second.vocabulary]))),
        askedAbout: vocabulary.tokens,
      });
    }
    stations.push({ station, first: heard, seconds });
  }
  return { languages: together.map(({ language }) => language), stations, toLoad: [...toLoad.values()] };
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
  { folder, symbols, operatingPoint, decoding }: LanguageModel,
  vocabulary: HeardVocabulary,
  cacheFolder: string,
): Promise<PreparedWitness> {
  const grammar = writeExactGrammar(vocabulary.acceptor, operatingPoint.grammar, symbols);
  const model = await deriveModel(folder, { grammar, table: symbols, options: decoding }, cacheFolder);
  const words = ['[unk]', ...vocabulary.tokens].map((word) => [word, symbols.get(word) ?? -1] as const);
  return {
    witness: { model, vocabulary, operatingPoint },
    toLoad: { model, folder: model, words },
    grammarBytes: grammar.length,
  };
}

export function unspeakable(faults: readonly VocabularyFault[]): ElevatorError {
  const lines = faults.map(({ field, message }) => `${field}: ${message}`);
  return new ElevatorError('ELV-SPEECH-006', lines.join('\n'), { context: { faults } });
}
