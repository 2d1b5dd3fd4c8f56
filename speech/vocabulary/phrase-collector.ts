import type { Language } from '../../config/index.js';
import { isSameMeaning, type FloorMention, type Meaning } from './meaning.js';
import { segmentations, unknownPieces } from './segmentation.js';
import type { NameReading, Reading } from './spoken-floor.js';
import type { Phrase, VocabularyFault } from './vocabulary.js';
import { nearestWords, type WordTable } from './word-table.js';

export interface Candidate extends Reading {
  readonly meaning: Meaning;
  readonly cost: number;
  /** Where a collision is reported. */
  readonly field: string;
}

/** Who keeps a phrase that has two meanings, where that is no fault of the site file: what exists wins over what does not. */
function rankOf(meaning: Meaning): number {
  if (meaning.kind === 'decoy') return 3;
  if (meaning.kind !== 'floors') return 0;
  if (meaning.mentions.some(({ kind }) => kind === 'unknown')) return 2;
  return meaning.isBare ? 1 : 0;
}

/** Gathers phrases in the words of one model; the same phrase for two floors is refused, because nobody could tell which is meant. */
export class PhraseCollector {
  readonly #language: Language;
  readonly #table: WordTable;
  readonly #byTokens = new Map<string, Phrase & { readonly field: string }>();
  readonly #clashes = new Set<string>();
  readonly #faults = new Map<string, VocabularyFault>();

  constructor(language: Language, table: WordTable) {
    this.#language = language;
    this.#table = table;
  }

  get phrases(): readonly Phrase[] {
    return [...this.#byTokens.values()].map(({ tokens, text, meaning, cost }) => ({ tokens, text, meaning, cost }));
  }

  get faults(): readonly VocabularyFault[] {
    return [...this.#faults.values()];
  }

  /** @returns whether the model can write it */
  add(candidate: Candidate): boolean {
    const lists = segmentations(candidate.say, this.#table);
    for (const tokens of lists) this.#addTokens(tokens, candidate);
    return lists.length > 0;
  }

  /**
   * The readings of operator's names that the model can write. A name without any is refused: it has to be understood as
   * written, because a word left out of it would make another phrase.
   */
  writable(names: readonly NameReading[]): readonly NameReading[] {
    const good = names.filter((name) => segmentations(name.say, this.#table).length > 0);
    const goodFields = new Set(good.map((name) => name.field));
    for (const name of names) {
      if (goodFields.has(name.field)) continue;
      goodFields.add(name.field);
      this.refuse(name.field, this.#unknownName(name));
    }
    return good;
  }

  refuse(field: string, message: string): void {
    this.#faults.set(`${field} ${message}`, { field, message });
  }

  #unknownName({ say, show }: Reading): string {
    const pieces = [...new Set(unknownPieces(say, this.#table))];
    const unknown = (pieces.length === 0 ? [say] : pieces).map((piece) => `'${piece}'`).join(', ');
    const nearest = new Set(pieces.flatMap((piece) => nearestWords(piece, this.#table)));
    const advice = nearest.size === 0 ? 'use another name' : `words it knows: ${[...nearest].join(', ')}`;
    return `'${show}': the ${this.#language} model does not know ${unknown}; ${advice}`;
  }

  #addTokens(tokens: readonly string[], { show: text, meaning, cost, field }: Candidate): void {
    const key = tokens.join(' ');
    const present = this.#byTokens.get(key);
    if (present === undefined) {
      this.#byTokens.set(key, { tokens, text, meaning, cost, field });
      return;
    }
    const isSame = isSameMeaning(meaning, present.meaning);
    const difference = rankOf(meaning) - rankOf(present.meaning);
    if (isClash(meaning, present.meaning) || (difference === 0 && !isSame && rankOf(meaning) === 0)) {
      this.#refuseClash({ tokens, text, meaning, cost, field }, present);
    } else if (difference < 0 || (difference === 0 && isSame && cost < present.cost)) {
      this.#byTokens.set(key, { tokens, text, meaning, cost, field });
    }
  }

  /** Once for a name and a floor: the plainest wording comes first, the same clash behind 去 or "please" says nothing new. */
  #refuseClash(phrase: Phrase & { readonly field: string }, present: Phrase & { readonly field: string }): void {
    const pair = [describe(present.meaning), describe(phrase.meaning)].toSorted().join(' and ');
    // A name can be changed, a number can't: where one of the two is a name, that is the line to mend.
    const field = phrase.field.includes('.names.') ? phrase.field : present.field;
    if (this.#clashes.has(`${field} ${pair}`)) return;
    this.#clashes.add(`${field} ${pair}`);
    this.refuse(field, `'${phrase.text}' would mean ${pair}; keep one of them`);
  }
}

function isClash(a: Meaning, b: Meaning): boolean {
  const [floorA, floorB] = [ownFloor(a), ownFloor(b)];
  return floorA !== null && floorB !== null && floorA !== floorB;
}

/** The floor of this building that a phrase with one floor is about. */
function ownFloor(meaning: Meaning): string | null {
  const mention: FloorMention | undefined = meaning.kind === 'floors' ? meaning.mentions[0] : undefined;
  if (mention === undefined || mention.kind === 'unknown') return null;
  return mention.kind === 'floor' ? mention.floor : mention.spoken;
}

function describe(meaning: Meaning): string {
  const floor = ownFloor(meaning);
  return floor === null ? `"${meaning.kind}"` : `floor ${floor}`;
}
