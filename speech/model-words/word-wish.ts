import { fail, succeed, type Result } from '../../config/kernel/index.js';

/** A word that somebody wants a model to know. */
export interface WordWish {
  readonly word: string;
  /** How it is said, as it was written; null: whoever knows the language is to know. */
  readonly said: string | null;
}

/** Words of a model stand in lines with their ids: no blanks, and none of the signs of its own symbols. */
const wordPattern = /^[^\s=<>[\]#]{1,40}$/u;

/** Reads `word` or `word=pronunciation`. */
export function readWish(written: string): Result<WordWish, string> {
  const [, spelling = '', said = null] = /^([^=]*)(?:=(.*))?$/su.exec(written) ?? [];
  const word = spelling.toLowerCase();
  if (!wordPattern.test(word)) return fail(`'${written}' is no word; write one without blanks, or word=pronunciation`);
  return succeed({ word, said });
}
