import type { Language } from '../../../config/index.js';
import { en } from './en.js';
import type { Messages } from './messages.types.js';
import { zh } from './zh.js';

export const messages: Readonly<Record<Language, Messages>> = { zh, en };

export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

/** The same line in every language: displays choose their own. */
export function inBothLanguages(choose: (words: Messages) => string): BilingualText {
  return { zh: choose(zh), en: choose(en) };
}
