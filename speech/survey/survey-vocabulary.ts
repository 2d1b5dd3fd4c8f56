import { languageData, type Language, type Languages, type ListeningSite } from '../../config/index.js';
import { succeed, type Clock, type ElevatorError, type Result } from '../../config/kernel/index.js';
import type { ModelFolders } from '../model-store/model-folders.js';
import { compileLanguage, type CompiledWitness } from '../recognizer/compile-language.js';
import { prepareWitness } from '../recognizer/prepare-models.js';
import { heardTogether } from '../vocabulary/heard-vocabulary.js';
import { explainText, type Explanation } from './explain-text.js';
import { loadingTimes, withoutSentences, type LoadingPair, type LoadingTime } from './loading-times.js';
import type { Phrase, VocabularyFault, VocabularyReport } from '../vocabulary/vocabulary.js';

export interface SurveyOptions {
  readonly site: ListeningSite;
  readonly languages: Languages;
  readonly folders: ModelFolders;
  /** For derived model folders. */
  readonly cacheFolder: string;
  /** libvosk; null: loading is not measured. */
  readonly library: string | null;
  readonly clock: Clock;
}

/** What one station understands in the words of one model, and what that costs. */
export interface SurveyedVocabulary {
  readonly station: string;
  readonly language: Language;
  readonly witness: 'first' | 'second';
  readonly model: string;
  readonly report: VocabularyReport;
  readonly states: number;
  readonly arcs: number;
  /** Different words of the model. */
  readonly words: number;
  readonly compileMs: number;
  readonly grammarBytes: number;
  /** null where it was not measured. */
  readonly loadMs: LoadingTime['loadMs'] | null;
  readonly grammarLoadMs: LoadingTime['grammarLoadMs'] | null;
  /** Sentences, cheapest first. */
  readonly sentences: (limit: number) => Iterable<Phrase>;
  readonly explain: (text: string) => Explanation;
}

export interface VocabularySurvey {
  readonly faults: readonly VocabularyFault[];
  readonly notices: readonly string[];
  readonly vocabularies: readonly SurveyedVocabulary[];
}

type Unloaded = Omit<SurveyedVocabulary, keyof LoadingTime> & LoadingPair;

const notMeasured: ReadonlyMap<string, LoadingTime> = new Map();

/**
 * Compiles everything a site listens for and opens it, each language by itself, also where one recogniser hears several together;
 * fails where a model can't be read.
 */
export async function surveyVocabulary(options: SurveyOptions): Promise<Result<VocabularySurvey, ElevatorError>> {
  const faults: VocabularyFault[] = [];
  const notices: string[] = [];
  const vocabularies: SurveyedVocabulary[] = [];
  for (const code of options.site.languages) {
    const language = languageData(options.languages, code);
    const compiled = await compileLanguage({ ...options, language, witnesses: 'both' });
    if (!compiled.ok) return compiled;
    faults.push(...compiled.value.faults);
    notices.push(...compiled.value.notices);
    const witnesses: Unloaded[] = [];
    for (const { station, first, second } of compiled.value.stations) {
      for (const [witness, own] of [['first', first] as const, ['second', second] as const]) {
        if (own === null) continue;
        const { toLoad, grammarBytes } = await prepareWitness(
          own.model,
          heardTogether([own.vocabulary]),
          options.cacheFolder,
        );
        const explain = (text: string): Explanation => explainText(text, own.vocabulary, language, own.model.table);
        const without = await withoutSentences(own.model, options.cacheFolder);
        const facts = { station: station.id, language: code, witness, grammarBytes, toLoad, without, explain };
        witnesses.push({ ...facts, ...figuresOf(own) });
      }
    }
    const { library, clock } = options;
    const times = library === null ? succeed(notMeasured) : await loadingTimes(witnesses, { library, clock });
    if (!times.ok) notices.push(`how long models take to load was not measured: ${times.failure}`);
    const measured = times.ok ? times.value : notMeasured;
    for (const { toLoad, without: _, ...witness } of witnesses) {
      const { loadMs = null, grammarLoadMs = null } = measured.get(toLoad.model) ?? {};
      vocabularies.push({ ...witness, loadMs, grammarLoadMs });
    }
  }
  return succeed({ faults, notices, vocabularies });
}

function figuresOf({ model, vocabulary, compileMs }: CompiledWitness) {
  const { acceptor, report, tokens } = vocabulary;
  return {
    model: model.name,
    report,
    states: acceptor.states.length,
    arcs: acceptor.states.reduce((sum, { arcs }) => sum + arcs.length, 0),
    words: tokens.size,
    compileMs,
    sentences: (limit: number) => vocabulary.sentences(limit),
  };
}
