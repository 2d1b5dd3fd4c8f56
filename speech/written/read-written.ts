import type { LanguageData } from '../../config/index.js';
import { spell } from '../survey/explain-text.js';
import type { Alternative, RecognizedText } from '../recognizer/recognizer-messages.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** What a recogniser says of words that it does not know. */
const unknown = '[unk]';
/** Of a word, s; only that they follow one another matters. */
const wordSeconds = 0.25;

interface Written {
  readonly text: string;
  readonly alsoLike: readonly string[];
  readonly isHalfHeard: boolean;
}

/**
 * A sentence as a recogniser would hand it over: the words of its vocabulary, or that it knows none of them.
 *
 * @param halfHeard nats by which what is half heard is likelier than that nothing was said to the lift
 */
export function readWritten(
  { text, alsoLike, isHalfHeard }: Written,
  vocabulary: Vocabulary,
  language: LanguageData,
  halfHeard: number,
): RecognizedText {
  const readings = [text, ...alsoLike].flatMap((each) => likeliestSpelling(each, vocabulary, language) ?? []);
  if (readings.length === 0) return { text: unknown, alternatives: [alternative(unknown, 0)] };
  const [likeliest = unknown] = readings;
  const all = [...new Set(readings)].map((reading) => alternative(reading, 0));
  return { text: likeliest, alternatives: isHalfHeard ? [...all, alternative(unknown, -halfHeard)] : all };
}

/** Of several ways to cut it into words one that is a sentence, the plainest first; null where it can't be written. */
function likeliestSpelling(text: string, vocabulary: Vocabulary, language: LanguageData): string | null {
  const { spellings } = spell(text, vocabulary, language);
  const [best] = spellings
    .map((tokens) => ({ tokens, cost: vocabulary.read(tokens)?.cost ?? Infinity }))
    .toSorted((a, b) => (a.cost === b.cost ? 0 : a.cost - b.cost));
  return best?.tokens.join(' ') ?? null;
}

function alternative(text: string, score: number): Alternative {
  const words = text
    .split(' ')
    .map((word, index) => ({ word, start: index * wordSeconds, end: (index + 1) * wordSeconds }));
  return { text, words, score };
}
