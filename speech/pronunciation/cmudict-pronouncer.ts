import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Pronouncer, Pronunciation } from './pronouncer.js';

/** `  "twelve": "T W EH1 L V",`; a word's further pronunciations stand as `"read(2)"`. */
const entryPattern = /^ {2}"([^"(]+)(?:\(\d\))?": "([A-Z0-9 ]+)/gmu;
const writtenPattern = /^[A-Z]{1,2}[0-2]?(?: [A-Z]{1,2}[0-2]?)*$/u;
/** More ways to say a text are the same ones in other company. */
const mostWays = 8;

/**
 * English words, each by itself, from CMUdict. The package is read as text and only for the words that are wanted: imported, its
 * 135,000 words would hold 60 MB for as long as the program runs.
 *
 * @param wanted lower case; of other words nothing is known
 */
export async function readCmudict(wanted: ReadonlySet<string>): Promise<Pronouncer> {
  const file = fileURLToPath(import.meta.resolve('cmu-pronouncing-dictionary'));
  const known = readEntries(await readFile(file, 'latin1'), wanted);
  const waysOf = (word: string): readonly Pronunciation[] => known.get(word) ?? [];
  return {
    pronunciations: (text) =>
      text
        .trim()
        .toLowerCase()
        .split(/\s+/u)
        .reduce<readonly Pronunciation[]>(
          (ways, word) => ways.flatMap((way) => waysOf(word).map((next) => [...way, ...next])).slice(0, mostWays),
          [[]],
        ),
    parse: (written) => {
      const phones = written.trim().toUpperCase().replaceAll(/\s+/gu, ' ');
      return writtenPattern.test(phones) ? withoutStress(phones) : null;
    },
  };
}

function readEntries(text: string, wanted: ReadonlySet<string>): ReadonlyMap<string, readonly Pronunciation[]> {
  const known = new Map<string, Map<string, Pronunciation>>();
  for (const [, word = '', phones = ''] of text.matchAll(entryPattern)) {
    if (!wanted.has(word)) continue;
    const way = withoutStress(phones.trim());
    const ways = known.get(word) ?? new Map<string, Pronunciation>();
    known.set(word, ways.set(way.join(' '), way));
  }
  return new Map([...known].map(([word, ways]) => [word, [...ways.values()]]));
}

function withoutStress(phones: string): Pronunciation {
  return phones.split(' ').map((phone) => phone.replace(/\d$/u, ''));
}
