import type { Language, LanguageData, ListeningSite, Station } from '../../config/index.js';
import { succeed, type Clock, type ElevatorError, type Result } from '../../config/kernel/index.js';
import type { ModelFolders } from '../model-store/model-folders.js';
import { openSounds } from '../pronunciation/language-sounds.js';
import { compileInSteps, type CompileOptions } from '../vocabulary/compile-vocabulary.js';
import { floorLikeness } from '../vocabulary/floor-likeness.js';
import { withBreaks } from '../vocabulary/steps.js';
import type { Vocabulary, VocabularyFault } from '../vocabulary/vocabulary.js';
import { findModels, misnamedModels, readLanguageModel, type LanguageModel } from './language-model.js';

/** What a station understands in the words of one model. */
export interface CompiledWitness {
  readonly model: LanguageModel;
  readonly vocabulary: Vocabulary;
  /**
   * For the first witness with what the floors sound like, which both need: at the first station also until it was read how the
   * words of the language are said.
   */
  readonly compileMs: number;
}

export interface CompiledStation {
  readonly station: Station;
  readonly first: CompiledWitness;
  readonly second: CompiledWitness | null;
}

export interface CompiledLanguage {
  readonly language: Language;
  /** Those without faults. */
  readonly stations: readonly CompiledStation[];
  /** What makes a station of the site file impossible in this language. */
  readonly faults: readonly VocabularyFault[];
  /** What works less well than it could: one sentence each. */
  readonly notices: readonly string[];
  /** One model hears it, and none is chosen that could be asked for a second opinion. */
  readonly isAlone: boolean;
}

export interface CompileLanguageOptions {
  readonly site: ListeningSite;
  readonly language: LanguageData;
  readonly folders: ModelFolders;
  readonly clock: Clock;
  /** `first` is enough to judge a site file: only what the first witness lacks is a fault. */
  readonly witnesses: 'first' | 'both';
}

/** Compiles what every station of a site understands in one language; fails where a model can't be read. */
export async function compileLanguage(
  options: CompileLanguageOptions,
): Promise<Result<CompiledLanguage, ElevatorError>> {
  const { site, language, folders, clock, witnesses } = options;
  const misnamed = await misnamedModels(site, language.code, folders);
  if (misnamed.length > 0)
    return succeed({ language: language.code, stations: [], faults: misnamed, notices: [], isAlone: false });
  const chosen = await findModels(site, language.code, folders);
  if (!chosen.ok) return chosen;
  const firstModel = await readLanguageModel(chosen.value.first, language.code);
  if (!firstModel.ok) return firstModel;
  const secondFolder = witnesses === 'both' ? chosen.value.second : null;
  const secondModel = secondFolder === null ? null : await readLanguageModel(secondFolder, language.code);
  if (secondModel?.ok === false) return secondModel;
  const words = [firstModel, secondModel].flatMap((model) => (model === null ? [] : [...model.value.table.keys()]));
  const openedAt = clock.now();
  const sounds = await openSounds(language, words);
  const stations: CompiledStation[] = [];
  const faults: VocabularyFault[] = [];
  const notices = [firstModel.value.notice, secondModel?.value.notice ?? null].filter((notice) => notice !== null);
  for (const [index, station] of site.stations.entries()) {
    const startedAt = index === 0 ? openedAt : clock.now();
    const likeness = await withBreaks(floorLikeness(station, language, firstModel.value.table, sounds));
    const compile = async (
      model: LanguageModel,
      since: number,
      unknownNames: CompileOptions['unknownNames'] = 'refuse',
    ): Promise<Result<CompiledWitness, readonly VocabularyFault[]>> => {
      const { table } = model;
      const compiled = await withBreaks(
        compileInSteps({ station, language, table, likeness, field: `stations[${index}]`, unknownNames }),
      );
      if (!compiled.ok) return compiled;
      return succeed({ model, vocabulary: compiled.value, compileMs: clock.now() - since });
    };
    const first = await compile(firstModel.value, startedAt);
    const all = secondModel === null ? null : await compile(secondModel.value, clock.now());
    if (!first.ok) {
      faults.push(...first.failure);
      continue;
    }
    if (all?.ok === false) notices.push(...all.failure.map((fault) => withoutSay(secondFolder?.name ?? '', fault)));
    const second =
      secondModel !== null && all?.ok === false ? await compile(secondModel.value, clock.now(), 'leaveOut') : all;
    stations.push({ station, first: first.value, second: second?.ok === true ? second.value : null });
  }
  return succeed({ language: language.code, stations, faults, notices, isAlone: chosen.value.second === null });
}

function withoutSay(model: string, { field, message }: VocabularyFault): string {
  return `${field}: ${message}; so the second witness (${model}) has no say where this is said`;
}
