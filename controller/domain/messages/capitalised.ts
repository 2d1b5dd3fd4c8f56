import type { LanguageData } from '../../../config/index.js';

/** A sentence may begin with a floor ("floor twelve"); scripts without capitals stay as they are. */
export function capitalised(sentence: string, { code }: Pick<LanguageData, 'code'>): string {
  const [first = '', ...rest] = Array.from(sentence);
  return first.toLocaleUpperCase(code) + rest.join('');
}
