import { mentionKey, type FloorMention, type Mark, type Meaning } from './meaning.js';
import type { Ending } from './sentence-graph.js';
import type { TokenGraph } from './token-graph.js';
import type { Continuation, Sentence } from './vocabulary.js';

interface Path {
  readonly state: number;
  readonly show: string;
  readonly cost: number;
  readonly marks: readonly Mark[];
}

/** More ways than this to read the same words say nothing new. */
const mostPaths = 64;

/** Everything these words may mean, what there is before what there is not, then the cheapest first; each meaning once. */
export function readSentences(
  graph: TokenGraph,
  tokens: readonly string[],
  floorsPerSentence: number,
): readonly Sentence[] {
  let paths: readonly Path[] = [{ state: 0, show: '', cost: 0, marks: [] }];
  for (const token of tokens) {
    paths = paths
      .flatMap((path) =>
        (graph.states[path.state]?.arcs ?? [])
          .filter((arc) => arc.token === token)
          .map((arc) => ({
            state: arc.next,
            show: path.show + arc.show,
            cost: path.cost + arc.cost,
            marks: [...path.marks, ...arc.marks],
          })),
      )
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, mostPaths);
  }
  const sentences = paths.flatMap(({ state, show, cost, marks }) =>
    (graph.states[state]?.endings ?? []).map((ending) => ({
      meaning: meaningOf(ending, marks, floorsPerSentence),
      text: show.trim(),
      cost: cost + ending.cost,
    })),
  );
  const best = new Map<string, Sentence>();
  for (const sentence of sentences.toSorted((a, b) => rankOf(a) - rankOf(b) || a.cost - b.cost)) {
    const key = JSON.stringify(sentence.meaning);
    if (!best.has(key)) best.set(key, sentence);
  }
  return [...best.values()];
}

/** Who keeps words that have two meanings, where that is no fault of the site file: what exists wins over what does not. */
export function rankOf({ meaning }: Sentence): number {
  if (meaning.kind === 'decoy') return 3;
  if (meaning.kind !== 'floors') return 0;
  if (meaning.mentions.some(({ kind }) => kind === 'unknown')) return 2;
  return meaning.isBare ? 1 : 0;
}

function meaningOf({ kind, isBare }: Ending, marks: readonly Mark[], floorsPerSentence: number): Meaning {
  if (kind === 'floors') {
    const mentions = mentionsOf(marks);
    return mentions.length > floorsPerSentence ? { kind: 'tooManyFloors' } : { kind, mentions, isBare };
  }
  if (kind === 'cancel') return { kind, mentions: mentionsOf(marks) };
  if (kind === 'openDoors' || kind === 'closeDoors') return isBare ? { kind, isBare } : { kind };
  return { kind };
}

/** A correction takes back the mention before it; a floor said twice is one. */
function mentionsOf(marks: readonly Mark[]): readonly FloorMention[] {
  const mentions: FloorMention[] = [];
  for (const mark of marks) {
    if (mark.kind === 'correction') mentions.pop();
    else mentions.push(mark.mention);
  }
  return [...new Map(mentions.map((mention) => [mentionKey(mention), mention])).values()];
}

/** Where words stand that need not be a whole sentence yet. */
export function continuationOf(graph: TokenGraph, tokens: readonly string[]): Continuation {
  let states: ReadonlySet<number> = new Set([0]);
  let wasWhole = false;
  for (const token of tokens) {
    wasWhole ||= isWhole(graph, states);
    const next = new Set<number>();
    for (const state of states) {
      for (const arc of graph.states[state]?.arcs ?? []) if (arc.token === token) next.add(arc.next);
    }
    states = next;
  }
  if (states.size === 0) return 'none';
  if (!isWhole(graph, states)) return wasWhole ? 'mayContinue' : 'begun';
  const mayBecomeAnother = [...states].some((state) => graph.states[state]?.arcs.some(({ isNewPart }) => !isNewPart));
  return mayBecomeAnother ? 'mayContinue' : 'complete';
}

function isWhole(graph: TokenGraph, states: ReadonlySet<number>): boolean {
  return [...states].some((state) => (graph.states[state]?.endings.length ?? 0) > 0);
}
