import type { LanguageData } from '../../config/index.js';
import { withPlainApostrophes } from '../../config/kernel/index.js';
import { spokenText } from '../prompts/spoken-text.js';
import { stateAfter } from '../vocabulary/acceptor.js';
import { segmentations, unknownPieces } from '../vocabulary/segmentation.js';
import type { Sentence, UnknownWord, Vocabulary } from '../vocabulary/vocabulary.js';
import { nearestWords, type WordTable } from '../vocabulary/word-table.js';

/** What a text would mean if a recogniser heard exactly that, or why it would mean nothing. */
export type Explanation =
  | { readonly kind: 'sentence'; readonly sentence: Sentence; readonly tokens: readonly string[] }
  /** Nothing in it is written as the language is. */
  | { readonly kind: 'otherScript' }
  /** Words that no sentence holds; `isInModel`: the model could hear it. */
  | { readonly kind: 'unknownWords'; readonly words: readonly (UnknownWord & { readonly isInModel: boolean })[] }
  /** So far it is the beginning of sentences, but none goes on like that; `next`: how some do, likeliest first. */
  | {
      readonly kind: 'noSentence';
      readonly begun: readonly string[];
      readonly rest: readonly string[];
      readonly next: readonly string[];
    };

const mostContinuations = 8;

/** @param text as people write it: with capitals, digits and punctuation */
export function explainText(
  text: string,
  vocabulary: Vocabulary,
  language: LanguageData,
  table: WordTable,
): Explanation {
  if (!isWrittenIn(text, language)) return { kind: 'otherScript' };
  const { words, spellings } = spell(text, vocabulary, language);
  const readings = spellings.flatMap((tokens) => {
    const sentence = vocabulary.read(tokens);
    return sentence === null ? [] : [{ kind: 'sentence' as const, sentence, tokens }];
  });
  const [best] = readings.toSorted((a, b) => a.sentence.cost - b.sentence.cost);
  if (best !== undefined) return best;
  const unknown = [...new Set(unknownPieces(words, vocabulary.tokens, language.pieces))];
  if (unknown.length > 0) {
    const described = unknown.map((word) => ({
      word,
      nearest: nearestWords(word, vocabulary.tokens),
      isInModel: table.has(word),
    }));
    return { kind: 'unknownWords', words: described };
  }
  return furthestBegun(spellings, vocabulary);
}

/** The text as it is spoken, and every way to write it in words that stand in sentences; none where it is another language's. */
export function spell(
  text: string,
  { tokens }: Pick<Vocabulary, 'tokens'>,
  language: LanguageData,
): { readonly words: string; readonly spellings: readonly (readonly string[])[] } {
  const words = plainWords(text, language);
  if (!isWrittenIn(text, language)) return { words, spellings: [] };
  const spoken = lettersReadOut(words, language);
  return { words, spellings: spoken.flatMap((each) => segmentations(each, tokens, language.pieces)) };
}

/** "去lg层" in every way its letters sound, in a language that writes none of its own words with them; else as it is. */
function lettersReadOut(words: string, { floors, scripts }: LanguageData): readonly string[] {
  if (scripts.includes('Latin')) return [words];
  return Array.from(words).reduce<readonly string[]>(
    (read, character) => {
      const sounds = floors.letters[character.toUpperCase()] ?? [character];
      return read.flatMap((before) => sounds.map((sound) => before + sound.toLowerCase()));
    },
    [''],
  );
}

/** "Take me to 12, please!" as it is spoken: "take me to twelve please". */
function plainWords(text: string, language: LanguageData): string {
  return withPlainApostrophes(spokenText(text, language))
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Mark}\p{Number}'\s]/gu, ' ')
    .replaceAll(/\s+/gu, language.spacing === 'characters' ? '' : ' ')
    .trim();
}

/** Digits alone are written so everywhere. */
function isWrittenIn(text: string, { scripts }: LanguageData): boolean {
  const letters = text.match(/\p{Letter}/gu) ?? [];
  const own = scripts.map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));
  return letters.length === 0 || letters.some((letter) => own.some((script) => script.test(letter)));
}

function furthestBegun(spellings: readonly (readonly string[])[], vocabulary: Vocabulary): Explanation {
  let furthest: { readonly tokens: readonly string[]; readonly length: number } = { tokens: [], length: 0 };
  for (const tokens of spellings) {
    let length = 0;
    while (length < tokens.length && stateAfter(vocabulary.acceptor, tokens.slice(0, length + 1)) !== null) length += 1;
    if (length >= furthest.length) furthest = { tokens, length };
  }
  const begun = furthest.tokens.slice(0, furthest.length);
  const next = (stateAfter(vocabulary.acceptor, begun)?.arcs ?? [])
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, mostContinuations)
    .map(({ token }) => token);
  return { kind: 'noSentence', begun, rest: furthest.tokens.slice(furthest.length), next };
}
