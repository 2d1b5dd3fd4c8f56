import { fail, succeed, type Result } from '../../config/kernel/index.js';
import type { Pronouncer, Pronunciation } from '../pronunciation/pronouncer.js';
import type { WordTable } from '../vocabulary/word-table.js';

/** A word and one way to say it. */
export interface SpokenWord {
  readonly word: string;
  readonly pronunciation: Pronunciation;
}

export interface WantedWords {
  /** To be added: a word that the model lacks, or another way to say one that it has. */
  readonly spoken: readonly SpokenWord[];
  /** Words that are there already; nobody asked for another way to say them. */
  readonly present: readonly string[];
}

export interface WordWish {
  /** `word`, or `word=pronunciation`. */
  readonly written: readonly string[];
  readonly table: WordTable;
  /** null: the language brings none, so every word has to be written with its pronunciation. */
  readonly pronouncer: Pronouncer | null;
  /** Whether the model has a phone of that name. */
  readonly isPhone: (name: string) => boolean;
}

/** Words of a model stand in lines with their ids: no blanks, and none of the signs of its own symbols. */
const wordPattern = /^[^\s=<>[\]#]{1,40}$/u;

/** What of a wish can be added. @returns every fault in a sentence each, where there is one */
export function readWishes({ written, table, pronouncer, isPhone }: WordWish): Result<WantedWords, readonly string[]> {
  const spoken: SpokenWord[] = [];
  const present: string[] = [];
  const faults: string[] = [];
  for (const wish of written) {
    const [, word = '', said] = /^([^=]*)(?:=(.*))?$/su.exec(wish.toLowerCase()) ?? [];
    if (!wordPattern.test(word)) {
      faults.push(`'${wish}' is no word; write one without blanks, or word=pronunciation`);
      continue;
    }
    if (said === undefined && table.has(word)) {
      present.push(word);
      continue;
    }
    const ways = waysToSay(word, wish.slice(wish.indexOf('=') + 1), said !== undefined, { pronouncer, isPhone });
    if (!ways.ok) faults.push(ways.failure);
    else spoken.push(...ways.value.map((pronunciation) => ({ word, pronunciation })));
  }
  return faults.length > 0 ? fail(faults) : succeed({ spoken, present });
}

function waysToSay(
  word: string,
  said: string,
  isSaid: boolean,
  { pronouncer, isPhone }: Pick<WordWish, 'pronouncer' | 'isPhone'>,
): Result<readonly Pronunciation[], string> {
  const phones = said.trim().split(/\s+/u);
  // As the model itself names them: the only way for a language that nobody can pronounce.
  if (isSaid && phones.every(isPhone)) return succeed([phones]);
  const ways = isSaid ? [pronouncer?.parse(said) ?? null] : (pronouncer?.pronunciations(word) ?? []);
  const known = ways.filter((way) => way !== null);
  if (known.length === 0)
    return fail(
      isSaid
        ? `'${said}' is no pronunciation of '${word}'`
        : `no pronunciation of '${word}' is known; write it as ${word}=PRONUNCIATION`,
    );
  const strangers = new Set(known.flat().filter((phone) => !isPhone(phone)));
  if (strangers.size === 0) return succeed(known);
  return fail(`the model has no sound ${[...strangers].join(', ')}, of which '${word}' is made`);
}
