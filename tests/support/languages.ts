import { join } from 'node:path';
import { languageData, loadLanguages, type Language, type LanguageData, type Languages } from '../../config/index.js';

/** `config/languages`, as it stands in the repository. */
export const languagesFolder = join(import.meta.dirname, '../../config/languages');

const reading = await loadLanguages(languagesFolder);
if (!reading.ok) throw new Error(reading.failure.map(({ file, message }) => `${file}: ${message}`).join('\n'));

/** The languages that the project comes with. */
export const languages: Languages = reading.value;

export function language(code: Language): LanguageData {
  return languageData(languages, code);
}
