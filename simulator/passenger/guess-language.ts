import type { Language } from '../../config/index.js';

/** The language a typed sentence is to be spoken in: Chinese as soon as one Chinese character is in it. */
export function guessLanguage(text: string): Language {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}
