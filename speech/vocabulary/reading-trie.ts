import { atomsOf, type Atom, type Writing } from './atoms.js';
import type { Mark } from './meaning.js';
import type { Reading } from './spoken-floor.js';

/** An atom with what it costs and means where it stands. */
export interface MarkedAtom extends Atom {
  readonly cost: number;
  readonly marks: readonly Mark[];
  /** Belongs to something added to what is whole without it: 谢谢, the 和 of 和五楼. */
  readonly isNewPart: boolean;
}

export interface MarkedReading extends Reading {
  readonly cost: number;
  readonly mark: Mark;
}

/** Readings by what they begin with; made once and put before many rests. */
export interface ReadingTrie {
  /** Last atoms. */
  readonly leaves: readonly MarkedAtom[];
  readonly branches: readonly { readonly arc: MarkedAtom; readonly rest: ReadingTrie }[];
}

export function readingTrie(readings: readonly MarkedReading[], writing: Writing): ReadingTrie {
  return branch(
    readings.map((reading) => entryOf(reading, writing)),
    0,
  );
}

interface Entry {
  readonly atoms: readonly Atom[];
  readonly cost: number;
  readonly mark: Mark;
  /** null: as the atoms themselves. */
  readonly show: string | null;
}

function entryOf({ say, show, cost, mark }: MarkedReading, writing: Writing): Entry {
  const atoms = atomsOf(say, writing);
  const text = atoms.map((atom) => atom.show).join('');
  const isAsSaid = text.trim() === show;
  const before = isAsSaid || text.startsWith(' ') ? ' ' : '';
  return { atoms, cost, mark, show: isAsSaid ? null : before + show };
}

function branch(entries: readonly Entry[], depth: number): ReadingTrie {
  const leaves: MarkedAtom[] = [];
  const groups = new Map<string, { readonly atom: Atom; readonly isAsSaid: boolean; readonly entries: Entry[] }>();
  for (const entry of entries) {
    const { atoms, cost, mark, show } = entry;
    const atom = atoms[depth];
    if (atom === undefined) continue;
    if (depth === atoms.length - 1) {
      leaves.push({ ...atom, show: show ?? atom.show, cost, marks: [mark], isNewPart: false });
      continue;
    }
    // A reading that is shown otherwise than said shows everything at its end, so it can't share its beginning.
    const key = `${show === null} ${atom.atom}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { atom, isAsSaid: show === null, entries: [entry] });
    else group.entries.push(entry);
  }
  const branches = [...groups.values()].map(({ atom, isAsSaid, entries: longer }) => ({
    arc: { ...atom, show: isAsSaid ? atom.show : '', cost: 0, marks: [], isNewPart: false },
    rest: branch(longer, depth + 1),
  }));
  return { leaves, branches };
}
