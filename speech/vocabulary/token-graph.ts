import type { Mark } from './meaning.js';
import type { Ending, GraphArc, GraphState } from './sentence-graph.js';
import type { WordTable } from './word-table.js';

export interface TokenArc {
  readonly token: string;
  readonly show: string;
  readonly cost: number;
  readonly marks: readonly Mark[];
  readonly isNewPart: boolean;
  readonly next: number;
}

export interface TokenState {
  readonly arcs: readonly TokenArc[];
  readonly endings: readonly Ending[];
}

/** All sentences in the words of one model; state 0 is the start. Several arcs may have the same token. */
export interface TokenGraph {
  readonly states: readonly TokenState[];
  /** Atoms that no word of the model covers where they stand, each once. */
  readonly unknownAtoms: readonly string[];
}

/**
 * Cuts a graph of atoms into words of the model, in every way there is: one model has characters, another 十二 and 三楼. What
 * can't be written leads nowhere and is left out, whole sentences only: a word left out of one would make another sentence.
 */
export function cutIntoTokens(start: GraphState, table: WordTable): TokenGraph {
  const states = reachable(start);
  const isAnythingGlued = states.some(({ arcs }) => arcs.some(({ isGlued }) => isGlued));
  const beginnings = isAnythingGlued ? beginningsOf(table) : new Set<string>();
  const cutting: Cutting = { table, beginnings, covered: new Set() };
  const drafts = states.map((state) => ({ state, arcs: tokenArcs(state, cutting) }));
  const isAlive = new Set<GraphState>();
  // Rests come before beginnings in the order they were built, so one pass from the ends is enough.
  for (const { state, arcs } of drafts.toSorted((a, b) => a.state.id - b.state.id)) {
    if (state.endings.length > 0 || arcs.some(({ next }) => isAlive.has(next))) isAlive.add(state);
  }
  const living = drafts.filter(({ state }, index) => index === 0 || isAlive.has(state));
  const numbers = new Map(living.map(({ state }, number) => [state, number]));
  return {
    states: living.map(({ state, arcs }) => ({
      endings: state.endings,
      arcs: arcs.flatMap(({ next, ...arc }) => {
        const number = numbers.get(next);
        return number === undefined ? [] : [{ ...arc, next: number }];
      }),
    })),
    unknownAtoms: unknownAtoms(states, cutting.covered),
  };
}

interface Cutting {
  readonly table: WordTable;
  readonly beginnings: ReadonlySet<string>;
  /** Atoms of words that were found; grows. */
  readonly covered: Set<string>;
}

type Draft = Omit<TokenArc, 'next'> & { readonly next: GraphState };

function tokenArcs(from: GraphState, { table, beginnings, covered }: Cutting): readonly Draft[] {
  const found: Draft[] = [];
  const follow = (draft: Draft, atoms: readonly string[]): void => {
    if (table.has(draft.token)) {
      found.push(draft);
      for (const atom of atoms) covered.add(atom);
    }
    if (!beginnings.has(draft.token)) return;
    for (const arc of draft.next.arcs) if (arc.isGlued) follow(joined(draft, arc), [...atoms, arc.atom]);
  };
  for (const { atom: token, show, cost, marks, isNewPart, next } of from.arcs)
    follow({ token, show, cost, marks, isNewPart, next }, [token]);
  return found;
}

function joined(draft: Draft, { atom, show, cost, marks, next }: GraphArc): Draft {
  return {
    token: draft.token + atom,
    show: draft.show + show,
    cost: draft.cost + cost,
    marks: [...draft.marks, ...marks],
    isNewPart: draft.isNewPart,
    next,
  };
}

function reachable(start: GraphState): readonly GraphState[] {
  const states = new Set([start]);
  for (const state of states) for (const { next } of state.arcs) states.add(next);
  return [...states];
}

const beginningsByTable = new WeakMap<WordTable, ReadonlySet<string>>();

/** Proper beginnings of the words that may be made of several atoms. */
function beginningsOf(table: WordTable): ReadonlySet<string> {
  const known = beginningsByTable.get(table);
  if (known !== undefined) return known;
  const beginnings = new Set<string>();
  for (const word of table.keys()) {
    for (let length = 1; length < word.length; length += 1) beginnings.add(word.slice(0, length));
  }
  beginningsByTable.set(table, beginnings);
  return beginnings;
}

function unknownAtoms(states: readonly GraphState[], covered: ReadonlySet<string>): readonly string[] {
  const atoms = new Set<string>();
  for (const { arcs } of states) for (const { atom } of arcs) atoms.add(atom);
  return [...atoms].filter((atom) => !covered.has(atom));
}
