import type { Language } from '../../config/index.js';
import { tokensOf } from './acceptor.js';
import { unionOf } from './acceptor-union.js';
import { meaningKey } from './meaning.js';
import type { Continuation, Vocabulary } from './vocabulary.js';

type Understood = Pick<
  Vocabulary,
  'acceptor' | 'tokens' | 'read' | 'canWrite' | 'continuation' | 'areConfusable' | 'language'
>;

/** What one recogniser understands at a station: the sentences of one language, or of several that one model hears. */
export interface HeardVocabulary extends Omit<Understood, 'language'> {
  /** One for each language, as the site lists them. */
  readonly parts: readonly Vocabulary[];
  readonly languages: readonly Language[];
  /** The language that these words are of; the first one where they are of none. */
  languageOf(tokens: readonly string[]): Language;
}

/** The further somebody who stopped here would still have to go, the later. */
const continuations: readonly Continuation[] = ['none', 'complete', 'mayContinue', 'begun'];

/**
 * Vocabularies in the words of one model, as one. Each sentence is of one language: nobody asks for a floor in two. A text that
 * means something in several is of the first of them, as the site lists them; where it means something else in another, it means
 * nothing: unknown means no.
 */
export function heardTogether(parts: readonly [Vocabulary, ...Vocabulary[]]): HeardVocabulary {
  const acceptor = unionOf(parts.map((part) => part.acceptor));
  const reading = (tokens: readonly string[]): Vocabulary | undefined =>
    parts.find((part) => part.read(tokens) !== null);
  const begun = (tokens: readonly string[]): Vocabulary | undefined =>
    parts.find((part) => tokens.some((token) => part.tokens.has(token)));
  return {
    parts,
    languages: parts.map(({ language }) => language),
    acceptor,
    tokens: tokensOf(acceptor),
    languageOf: (tokens) => (reading(tokens) ?? begun(tokens) ?? parts[0]).language,
    read: (tokens) => {
      const [sentence, ...others] = parts.flatMap((part) => part.read(tokens) ?? []);
      if (sentence === undefined) return null;
      const key = meaningKey(sentence.meaning);
      return others.every((other) => meaningKey(other.meaning) === key) ? sentence : null;
    },
    canWrite: (tokens) => parts.some((part) => part.canWrite(tokens)),
    continuation: (tokens) => {
      const places = parts.map((part) => continuations.indexOf(part.continuation(tokens)));
      return continuations[Math.max(...places)] ?? 'none';
    },
    areConfusable: (one, other) => parts.some((part) => part.areConfusable(one, other)),
  };
}
