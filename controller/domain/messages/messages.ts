import type { Language } from '../../../config/index.js';
import { en } from './en.js';
import type { Messages } from './messages.types.js';
import { zh } from './zh.js';

export const messages: ReadonlyMap<Language, Messages> = new Map([
  ['zh', zh],
  ['en', en],
]);

/** The same line in every language: displays choose their own. */
export function inEveryLanguage(choose: (words: Messages) => string): Record<Language, string> {
  return Object.fromEntries([...messages].map(([language, words]) => [language, choose(words)]));
}
