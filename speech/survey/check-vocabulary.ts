import { languageData, type Language, type Languages } from '../../config/index.js';
import { succeed, type ElevatorError, type Result } from '../../config/kernel/index.js';
import { compileLanguage, type CompileLanguageOptions, type CompiledLanguage } from '../recognizer/compile-language.js';
import type { VocabularyFault, VocabularyReport } from '../vocabulary/vocabulary.js';

export interface VocabularyCheck {
  readonly faults: readonly VocabularyFault[];
  /** One per station and language, by the model that hears first. */
  readonly reports: readonly VocabularyReport[];
  /** What works less well than it could: one sentence each. */
  readonly notices: readonly string[];
}

export interface CheckOptions extends Omit<CompileLanguageOptions, 'language'> {
  readonly languages: Languages;
}

/** What `liftvoice check` says about the words of a site; fails where a model can't be read at all. */
export async function checkVocabulary({
  languages,
  ...options
}: CheckOptions): Promise<Result<VocabularyCheck, ElevatorError>> {
  const compiled: CompiledLanguage[] = [];
  for (const code of options.site.languages) {
    const language = await compileLanguage({ ...options, language: languageData(languages, code) });
    if (!language.ok) return language;
    compiled.push(language.value);
  }
  return succeed({
    faults: compiled.flatMap(({ faults }) => faults),
    reports: compiled.flatMap(({ stations }) => stations.map(({ first }) => first.vocabulary.report)),
    notices: compiled.flatMap(({ language, notices, isAlone }) => [...notices, ...(isAlone ? [alone(language)] : [])]),
  });
}

/** Here and not in the log: whoever calibrates a model alone, or measures one, wants it so. */
function alone(language: Language): string {
  return `${language} is heard by one model, and no second one is asked for its opinion: passengers are asked back more often, most of all in noise; name two in speech.models.${language} (\`liftvoice models list\`)`;
}
