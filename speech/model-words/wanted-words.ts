import { fail, succeed, type Result } from '../../config/kernel/index.js';
import type { Pronunciation } from '../pronunciation/pronouncer.js';
import { waysToSay } from './ways-to-say.js';
import { wishesOfLanguages, type WishOfLanguage, type WordSources } from './wishes-of-languages.js';

/** A word and one way to say it. */
export interface SpokenWord {
  readonly word: string;
  readonly pronunciation: Pronunciation;
  /** Whose word it is. */
  readonly language: string;
  /** How it was written to be said; null: nobody had to. */
  readonly said: string | null;
}

export interface WantedWords {
  /** To be added, each way once: a word that the language lacks, or another way to say one that it has. */
  readonly spoken: readonly SpokenWord[];
  /** Words that are there already; nobody asked for another way to say them. */
  readonly present: readonly string[];
}

/** What can be added. @returns every fault in a sentence each, where there is one */
export async function readWantedWords(sources: WordSources): Promise<Result<WantedWords, readonly string[]>> {
  const { wishes, faults } = await wishesOfLanguages(sources);
  const isPresent = ({ wish, language }: WishOfLanguage): boolean =>
    wish.said === null && language.table.has(wish.word);
  const absent = wishes.filter((wish) => !isPresent(wish)).map((wish) => inAllWays(wish, sources));
  const all = [...faults, ...absent.flatMap((ways) => (ways.ok ? [] : [ways.failure]))];
  if (all.length > 0) return fail(all);
  const spoken = new Map<string, SpokenWord>();
  for (const way of absent.flatMap((ways) => (ways.ok ? ways.value : [])))
    spoken.set([way.language, way.word, ...way.pronunciation].join(' '), way);
  return succeed({ spoken: [...spoken.values()], present: wishes.filter(isPresent).map(({ wish }) => wish.word) });
}

function inAllWays(
  { wish, language: { code, pronouncer } }: WishOfLanguage,
  { isPhone, optionFor }: WordSources,
): Result<readonly SpokenWord[], string> {
  const ways = waysToSay(wish, { pronouncer, isPhone, option: optionFor(code) });
  if (!ways.ok) return ways;
  return succeed(
    ways.value.map((pronunciation) => ({ word: wish.word, pronunciation, language: code, said: wish.said })),
  );
}
