import { remembered } from '../../config/kernel/index.js';
import { atomsOf, type Atom, type Writing } from './atoms.js';
import type { Mark, Meaning } from './meaning.js';
import type { MarkedAtom, ReadingTrie } from './reading-trie.js';

/** What a sentence is that ends here. */
export interface Ending {
  readonly kind: Meaning['kind'];
  readonly isDoubtful: boolean;
  readonly cost: number;
}

export interface GraphArc extends MarkedAtom {
  readonly next: GraphState;
}

/** Where a sentence can go on and what it is if it does not; never changed, and shared wherever the rest is the same. */
export interface GraphState {
  readonly id: number;
  readonly arcs: readonly GraphArc[];
  readonly endings: readonly Ending[];
}

/** Builds the graph of all sentences from their ends to their beginnings, so that equal rests are one state. */
export class GraphBuilder {
  readonly #atomsOf: (say: string) => readonly Atom[];
  readonly #memory = new Map<string, GraphState>();
  #count = 0;

  constructor(writing: Writing) {
    this.#atomsOf = remembered((say) => atomsOf(say, writing));
  }

  ending(kind: Meaning['kind'], isDoubtful = false): GraphState {
    return this.#remember(`end ${kind} ${isDoubtful}`, () => this.#state([], [{ kind, isDoubtful, cost: 0 }]));
  }

  /** These words, then the rest. @param isNewPart whether what stands before them is whole without them */
  text(say: string, next: GraphState, isNewPart = false): GraphState {
    return this.#remember(`text ${next.id} ${isNewPart} ${say}`, () =>
      this.#atomsOf(say).reduceRight(
        (rest, atom) => this.#state([{ ...atom, cost: 0, marks: [], isNewPart, next: rest }], []),
        next,
      ),
    );
  }

  /** One of these words, each with its mark, then the rest. */
  readings(trie: ReadingTrie, next: GraphState): GraphState {
    const arcs: GraphArc[] = trie.leaves.map((leaf) => ({ ...leaf, next }));
    for (const { arc, rest } of trie.branches) arcs.push({ ...arc, next: this.readings(rest, next) });
    return this.#state(arcs, []);
  }

  either(states: readonly GraphState[]): GraphState {
    const [only, ...others] = states;
    if (only !== undefined && others.length === 0) return only;
    return this.#remember(`either ${states.map(({ id }) => id).join(' ')}`, () =>
      this.#state(
        states.flatMap(({ arcs }) => arcs),
        states.flatMap(({ endings }) => endings),
      ),
    );
  }

  withCost(state: GraphState, cost: number): GraphState {
    if (cost === 0) return state;
    return this.#remember(`cost ${state.id} ${cost}`, () =>
      this.#state(
        state.arcs.map((arc) => ({ ...arc, cost: arc.cost + cost })),
        state.endings.map((ending) => ({ ...ending, cost: ending.cost + cost })),
      ),
    );
  }

  asNewPart(state: GraphState): GraphState {
    return this.#remember(`new ${state.id}`, () =>
      this.#state(
        state.arcs.map((arc) => ({ ...arc, isNewPart: true })),
        state.endings,
      ),
    );
  }

  marked(state: GraphState, mark: Mark): GraphState {
    const arcs = state.arcs.map((arc) => ({ ...arc, marks: [mark, ...arc.marks] }));
    return this.#state(arcs, state.endings);
  }

  #remember(key: string, make: () => GraphState): GraphState {
    const known = this.#memory.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#memory.set(key, made);
    return made;
  }

  #state(arcs: readonly GraphArc[], endings: readonly Ending[]): GraphState {
    this.#count += 1;
    return { id: this.#count, arcs, endings };
  }
}
