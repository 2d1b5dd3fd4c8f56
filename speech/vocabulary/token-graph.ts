import type { Mark } from './meaning.js';
import type { Ending, GraphState } from './sentence-graph.js';
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

/** All sentences in the words of one model. Several arcs may have the same token. */
export interface TokenGraph {
  readonly states: readonly TokenState[];
  readonly start: number;
  /** Atoms that no word of the model covers where they stand, each once. */
  readonly unknownAtoms: readonly string[];
}

/**
 * Cuts a graph of atoms into words of the model, in every way there is: one model has characters, another 十二 and 三楼. What
 * can't be written leads nowhere and is left out, whole sentences only: a word left out of one would make another sentence.
 */
export function cutIntoTokens(start: GraphState, table: WordTable): TokenGraph {
  const reached = reachable(start);
  const isAnythingGlued = reached.some(({ arcs }) => arcs.some(({ isGlued }) => isGlued));
  const beginnings = isAnythingGlued ? beginningsOf(table) : new Set<string>();
  const cutting: Cutting = { table, beginnings, numbers: new Map(), covered: new Set() };
  const states: TokenState[] = [];
  // Rests come before beginnings in the order they were built, so that one pass from the ends knows where each word leads.
  for (const state of reached.toSorted((a, b) => a.id - b.id)) {
    const arcs = tokenArcs(state, cutting);
    if (state !== start && arcs.length === 0 && state.endings.length === 0) continue;
    cutting.numbers.set(state, states.length);
    states.push({ arcs, endings: state.endings });
  }
  return { states, start: states.length - 1, unknownAtoms: unknownAtoms(reached, cutting.covered) };
}

interface Cutting {
  readonly table: WordTable;
  readonly beginnings: ReadonlySet<string>;
  /** Of states that were cut already and lead to an end. */
  readonly numbers: Map<GraphState, number>;
  /** Atoms of words that were found; grows. */
  readonly covered: Set<string>;
}

type Draft = Omit<TokenArc, 'next'>;

function tokenArcs(from: GraphState, { table, beginnings, numbers, covered }: Cutting): readonly TokenArc[] {
  const found: TokenArc[] = [];
  const follow = ({ token, show, cost, marks, isNewPart }: Draft, end: GraphState, atoms: readonly string[]): void => {
    if (table.has(token)) {
      for (const atom of atoms) covered.add(atom);
      const next = numbers.get(end);
      if (next !== undefined) found.push({ token, show, cost, marks, isNewPart, next });
    }
    if (!beginnings.has(token)) return;
    for (const arc of end.arcs) {
      if (!arc.isGlued) continue;
      const joined = {
        token: token + arc.atom,
        show: show + arc.show,
        cost: cost + arc.cost,
        marks: [...marks, ...arc.marks],
        isNewPart,
      };
      follow(joined, arc.next, [...atoms, arc.atom]);
    }
  };
  for (const { atom, show, cost, marks, isNewPart, next } of from.arcs)
    follow({ token: atom, show, cost, marks, isNewPart }, next, [atom]);
  return found;
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
