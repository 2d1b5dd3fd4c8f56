import { mentionKey, mentionsIn, type Manner, type Mark, type Meaning, type Mention } from './meaning.js';
import type { Ending } from './sentence-graph.js';
import type { TokenArc, TokenGraph } from './token-graph.js';
import type { Continuation, Sentence } from './vocabulary.js';

interface Path {
  readonly state: number;
  readonly show: string;
  readonly cost: number;
  readonly marks: readonly Mark[];
}

/** Reads the words of a recogniser; the arcs of a state are put in order when it is first come to. */
export class SentenceReader {
  readonly #graph: TokenGraph;
  readonly #floorsPerSentence: number;
  readonly #arcs: (ReadonlyMap<string, readonly TokenArc[]> | undefined)[] = [];

  constructor(graph: TokenGraph, floorsPerSentence: number) {
    this.#graph = graph;
    this.#floorsPerSentence = floorsPerSentence;
  }

  /** What these words mean: what there is before what there is not, then the cheapest; null where they are no sentence. */
  read(tokens: readonly string[]): Sentence | null {
    let paths: readonly Path[] = [{ state: this.#graph.start, show: '', cost: 0, marks: [] }];
    for (const token of tokens) paths = this.#step(paths, token);
    const sentences = paths.flatMap(({ state, show, cost, marks }) =>
      (this.#graph.states[state]?.endings ?? []).map((ending): Sentence => {
        const meaning = meaningOf(ending, marks, this.#floorsPerSentence);
        const text = show.trim();
        const said = { ...mannerOf(meaning, marks, text), ...thoughtOf(meaning, marks) };
        return { meaning, ...said, text, cost: cost + ending.cost };
      }),
    );
    return sentences.toSorted((a, b) => rankOf(a) - rankOf(b) || a.cost - b.cost)[0] ?? null;
  }

  /** Whether a sentence can be said in these words, however another model's words for it are cut. */
  canWrite(tokens: readonly string[]): boolean {
    const text = tokens.join('');
    const seen = new Set<string>();
    const reached = [{ state: this.#graph.start, written: 0 }];
    for (const { state, written } of reached) {
      const { arcs = [], endings = [] } = this.#graph.states[state] ?? {};
      if (written === text.length && endings.length > 0) return true;
      for (const { token, next } of arcs) {
        const key = `${next} ${written + token.length}`;
        if (seen.has(key) || !text.startsWith(token, written)) continue;
        seen.add(key);
        reached.push({ state: next, written: written + token.length });
      }
    }
    return false;
  }

  /** Where words stand that need not be a whole sentence yet. */
  continuation(tokens: readonly string[]): Continuation {
    let states: ReadonlySet<number> = new Set([this.#graph.start]);
    let wasWhole = false;
    for (const token of tokens) {
      wasWhole ||= this.#isWhole(states);
      states = new Set([...states].flatMap((state) => this.#arcsOf(state, token).map(({ next }) => next)));
    }
    if (states.size === 0) return 'none';
    if (!this.#isWhole(states)) return wasWhole ? 'mayContinue' : 'begun';
    const mayBecomeAnother = [...states].some((state) =>
      this.#graph.states[state]?.arcs.some(({ isNewPart }) => !isNewPart),
    );
    return mayBecomeAnother ? 'mayContinue' : 'complete';
  }

  /** All ways one word on; of those that come to the same, the cheapest. */
  #step(paths: readonly Path[], token: string): readonly Path[] {
    const cheapest = new Map<string, Path>();
    for (const path of paths) {
      for (const arc of this.#arcsOf(path.state, token)) {
        const cost = path.cost + arc.cost;
        const marks = arc.marks.length === 0 ? path.marks : [...path.marks, ...arc.marks];
        const key = `${arc.next} ${marks.map(markKey).join(' ')}`;
        if ((cheapest.get(key)?.cost ?? Infinity) <= cost) continue;
        cheapest.set(key, { state: arc.next, show: path.show + arc.show, cost, marks });
      }
    }
    return [...cheapest.values()];
  }

  #arcsOf(state: number, token: string): readonly TokenArc[] {
    const arcs = (this.#arcs[state] ??= arcsByToken(this.#graph.states[state]?.arcs ?? []));
    return arcs.get(token) ?? [];
  }

  /** Whoever has called the lift by its name is about to say what for. */
  #isWhole(states: ReadonlySet<number>): boolean {
    return [...states].some((state) => this.#graph.states[state]?.endings.some(({ kind }) => kind !== 'wake') === true);
  }
}

function arcsByToken(arcs: readonly TokenArc[]): ReadonlyMap<string, readonly TokenArc[]> {
  const byToken = new Map<string, TokenArc[]>();
  for (const arc of arcs) {
    const same = byToken.get(arc.token);
    if (same === undefined) byToken.set(arc.token, [arc]);
    else same.push(arc);
  }
  return byToken;
}

function markKey(mark: Mark): string {
  return mark.kind === 'mention' ? mentionKey(mark.mention) : mark.kind;
}

/** Who keeps words that have two meanings, where that is no fault of the site file: what exists wins over what does not. */
function rankOf({ meaning }: Sentence): number {
  if (meaning.kind === 'decoy') return 3;
  if (meaning.kind === 'shortAnswer') return 2;
  if (meaning.kind !== 'floors' && meaning.kind !== 'landingCall') return 0;
  if (mentionsIn(meaning).some(({ kind }) => kind === 'unknown')) return 2;
  return meaning.isDoubtful ? 1 : 0;
}

function meaningOf({ kind, isDoubtful }: Ending, marks: readonly Mark[], floorsPerSentence: number): Meaning {
  if (kind === 'floors') {
    const mentions = mentionsOf(marks);
    if (mentions.length > floorsPerSentence) return { kind: 'tooManyFloors' };
    return { kind, mentions, isDoubtful: isDoubtful || marks.some((mark) => mark.kind === 'doubt') };
  }
  if (kind === 'cancel') return { kind, mentions: mentionsOf(marks) };
  if (kind === 'landingCall') {
    const [mention] = mentionsOf(marks);
    return mention === undefined ? { kind: 'decoy' } : { kind, mention, isDoubtful };
  }
  if (kind === 'openDoors' || kind === 'closeDoors') return isDoubtful ? { kind, isDoubtful } : { kind };
  return { kind };
}

/** @param text all that was said, as displayed */
function mannerOf(meaning: Meaning, marks: readonly Mark[], text: string): { readonly manner?: Manner } {
  if (marks.some(({ kind }) => kind === 'address')) return { manner: 'addressed' };
  const isBare =
    meaning.kind === 'landingCall'
      ? meaning.isDoubtful
      : meaning.kind === 'floors' && marks.some((mark) => mark.kind === 'mention' && mark.show?.trim() === text);
  return isBare ? { manner: 'bare' } : {};
}

/** Only of what calls: what takes back has rules of its own. */
function thoughtOf({ kind }: Meaning, marks: readonly Mark[]): { readonly isSecondThought?: true } {
  const calls = kind === 'floors' || kind === 'landingCall';
  return calls && marks.some((mark) => mark.kind === 'correction') ? { isSecondThought: true } : {};
}

/** A correction takes back the mention before it; a floor said twice is one. */
function mentionsOf(marks: readonly Mark[]): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const mark of marks) {
    if (mark.kind === 'correction') mentions.pop();
    else if (mark.kind === 'mention') mentions.push(mark.mention);
  }
  return [...new Map(mentions.map((mention) => [mentionKey(mention), mention])).values()];
}
