import type { FloorMention, Meaning } from './meaning.js';
import type { Pieces } from './segmentation.js';
import type { Reading } from './spoken-floor.js';
import type { Spacing } from './template.js';

/** What a piece of a sentence adds to its meaning. */
export type Mark =
  | { readonly kind: 'mention'; readonly mention: FloorMention }
  /** What was said last is taken back: 不对, "no". */
  | { readonly kind: 'correction' };

/** What a sentence is that ends here. */
export interface Ending {
  readonly kind: Meaning['kind'];
  readonly isBare: boolean;
  readonly cost: number;
}

/** An atom is what is never cut further: a word, in Chinese a character. */
export interface GraphArc {
  readonly atom: string;
  /** May stand in one word of the model with the atom before it. */
  readonly isGlued: boolean;
  readonly show: string;
  readonly cost: number;
  readonly marks: readonly Mark[];
  /** Belongs to something added to what is whole without it: 谢谢, the 和 of 和五楼. */
  readonly isNewPart: boolean;
  readonly next: GraphState;
}

/** Where a sentence can go on and what it is if it does not; never changed, and shared wherever the rest is the same. */
export interface GraphState {
  readonly id: number;
  readonly arcs: readonly GraphArc[];
  readonly endings: readonly Ending[];
}

export interface MarkedReading extends Reading {
  readonly cost: number;
  readonly mark: Mark;
}

/** Builds the graph of all sentences from their ends to their beginnings, so that equal rests are one state. */
export class GraphBuilder {
  readonly #spacing: Spacing;
  readonly #pieces: Pieces;
  readonly #memory = new Map<string, GraphState>();
  #count = 0;

  constructor({ spacing, pieces }: { readonly spacing: Spacing; readonly pieces: Pieces }) {
    this.#spacing = spacing;
    this.#pieces = pieces;
  }

  ending(kind: Meaning['kind'], isBare = false): GraphState {
    return this.#remember(`end ${kind} ${isBare}`, () => this.#state([], [{ kind, isBare, cost: 0 }]));
  }

  /** These words, then the rest. @param isNewPart whether what stands before them is whole without them */
  text(say: string, next: GraphState, isNewPart = false): GraphState {
    return this.#remember(`text ${next.id} ${isNewPart} ${say}`, () =>
      this.#atoms(say).reduceRight(
        (rest, atom) => this.#state([{ ...plain, ...atom, isNewPart, next: rest }], []),
        next,
      ),
    );
  }

  /** One of these words, each with its mark, then the rest. */
  readings(readings: readonly MarkedReading[], next: GraphState): GraphState {
    const entries = readings.map((reading) => {
      const atoms = this.#atoms(reading.say);
      const text = atoms.map(({ show }) => show).join('');
      const isAsSaid = text.trim() === reading.show;
      const before = isAsSaid || text.startsWith(' ') ? ' ' : '';
      return { atoms, cost: reading.cost, mark: reading.mark, show: isAsSaid ? null : before + reading.show };
    });
    return this.#branch(entries, 0, next);
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

  #branch(entries: readonly ReadingEntry[], depth: number, next: GraphState): GraphState {
    const arcs: GraphArc[] = [];
    const groups = new Map<string, ReadingEntry[]>();
    for (const entry of entries) {
      const atom = entry.atoms[depth];
      if (atom === undefined) continue;
      const isLast = depth === entry.atoms.length - 1;
      if (isLast) {
        const { cost, mark, show } = entry;
        arcs.push({ ...plain, ...atom, show: show ?? atom.show, cost, marks: [mark], next });
        continue;
      }
      // A reading that is shown otherwise than said shows everything at its end, so it can't share its beginning.
      const key = `${entry.show === null} ${atom.atom}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [entry]);
      else group.push(entry);
    }
    for (const group of groups.values()) {
      const [first] = group;
      const atom = first?.atoms[depth];
      if (first === undefined || atom === undefined) continue;
      const show = first.show === null ? atom.show : '';
      arcs.push({ ...plain, ...atom, show, next: this.#branch(group, depth + 1, next) });
    }
    return this.#state(arcs, []);
  }

  #atoms(text: string): readonly Pick<GraphArc, 'atom' | 'isGlued' | 'show'>[] {
    const isCut = this.#spacing === 'characters';
    return text
      .split(/\s+/u)
      .filter((piece) => piece !== '')
      .flatMap((piece, index) => {
        const isBorder = !isCut || index > 0;
        const atoms = this.#pieces === 'characters' ? Array.from(piece) : [piece];
        return atoms.map((atom, place) => {
          const isFirst = isBorder && place === 0;
          return { atom, isGlued: !isFirst, show: isFirst ? ` ${atom}` : atom };
        });
      });
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

interface ReadingEntry {
  readonly atoms: readonly Pick<GraphArc, 'atom' | 'isGlued' | 'show'>[];
  readonly cost: number;
  readonly mark: Mark;
  /** null: as the atoms themselves. */
  readonly show: string | null;
}

const plain = { cost: 0, marks: [], isNewPart: false } as const;
