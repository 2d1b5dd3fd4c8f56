import type { Intent } from '../interpret/decision.js';
import { intentOf, uncallableIn } from '../interpret/intent-of.js';
import type { Meaning } from '../vocabulary/meaning.js';
import { segmentations } from '../vocabulary/segmentation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { Recording } from './recording-index.js';

/** What a lift should make of a recording. */
export type Expectation =
  | { readonly kind: 'request'; readonly intent: Intent }
  /** A floor the lift lacks or keeps locked: to be named in the answer, never called. */
  | { readonly kind: 'refusal'; readonly spoken: string }
  /** Speech that is not for the lift. */
  | { readonly kind: 'nothing' };

const nothing: Expectation = { kind: 'nothing' };

/**
 * What is right, by the station's own vocabulary: a transcript that is a sentence of it is a request for what the sentence
 * means, everything else is no request. A floor column says it outright.
 */
export function expectationOf(
  { floors, transcript }: Pick<Recording, 'floors' | 'transcript'>,
  vocabularies: readonly Pick<Vocabulary, 'read' | 'tokens'>[],
): Expectation {
  if (floors !== null) return floors.length === 0 ? nothing : { kind: 'request', intent: { kind: 'floors', floors } };
  for (const vocabulary of vocabularies) {
    const meaning = meaningOf(transcript ?? '', vocabulary);
    if (meaning === null) continue;
    const uncallable = uncallableIn(meaning);
    if (uncallable !== null) return { kind: 'refusal', spoken: uncallable.spoken };
    const intent = intentOf(meaning);
    if (intent !== null) return { kind: 'request', intent };
  }
  return nothing;
}

/** Case, punctuation and the blanks of Chinese are the writer's taste. */
function meaningOf(transcript: string, vocabulary: Pick<Vocabulary, 'read' | 'tokens'>): Meaning | null {
  const words = transcript
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const text = words.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  // Whoever wrote the list may have written words with or without blanks between them.
  const readings = (['words', 'characters'] as const).flatMap((pieces) =>
    segmentations(text, vocabulary.tokens, pieces),
  );
  for (const tokens of readings) {
    const sentence = tokens.length === 0 ? null : vocabulary.read(tokens);
    if (sentence !== null) return sentence.meaning;
  }
  return null;
}

/** For people: "3 + 5", "cancel", "41 (no call)", "-". */
export function describeExpectation(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'request':
      return describeIntent(expectation.intent);
    case 'refusal':
      return `${expectation.spoken} (no call)`;
    case 'nothing':
      return '-';
  }
}

export function describeIntent(intent: Intent): string {
  if (intent.kind === 'floors') return intent.floors.join(' + ');
  if (intent.kind === 'landingCall') return intent.direction;
  return 'floors' in intent ? [intent.kind, ...intent.floors].join(' ') : intent.kind;
}
