import { fail, succeed, type Result } from '../../config/kernel/index.js';
import type { Pronouncer, Pronunciation } from '../pronunciation/pronouncer.js';
import type { WordWish } from './word-wish.js';

export interface Sayer {
  readonly pronouncer: Pronouncer | null;
  /** Whether the model has a phone of that name. */
  readonly isPhone: (name: string) => boolean;
  /** What has to be typed beside a pronunciation; empty: nothing. */
  readonly option: string;
}

/** How a wished word is said in one language; the failure is a sentence. */
export function waysToSay(
  { word, said }: WordWish,
  { pronouncer, isPhone, option }: Sayer,
): Result<readonly Pronunciation[], string> {
  const ways = said === null ? (pronouncer?.pronunciations(word) ?? []) : [pronouncer?.parse(said) ?? null];
  const known = ways.filter((way) => way !== null);
  const strangers = new Set(known.flat().filter((phone) => !isPhone(phone)));
  if (known.length > 0 && strangers.size === 0) return succeed(known);
  // As the model itself names them: the only way for a language that nobody can pronounce. Pinyin comes before it, whose `ou1` is
  // more than the phone of that name.
  const phones = said === null ? [] : asPhones(said);
  if (said !== null && phones.every(isPhone)) return succeed([phones]);
  if (known.length === 0)
    return fail(
      said === null
        ? `no pronunciation of '${word}' is known; write it as ${word}=PRONUNCIATION${option}`
        : `'${said}' is no pronunciation of '${word}'`,
    );
  return fail(`the model has no sound ${[...strangers].join(', ')}, of which '${word}' is made`);
}

export function asPhones(said: string): Pronunciation {
  return said.trim().split(/\s+/u);
}
