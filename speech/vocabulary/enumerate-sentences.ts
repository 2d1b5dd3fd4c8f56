import type { Acceptor } from './acceptor.js';

export interface EnumeratedTokens {
  readonly tokens: readonly string[];
  readonly cost: number;
}

interface Way extends EnumeratedTokens {
  readonly state: number;
  /** The way is a whole sentence, to be told when its turn comes. */
  readonly isWhole: boolean;
}

/**
 * The sentences of an acceptor, cheapest first and one by one. Costs are paid as early as possible in it, so the way that is
 * cheapest so far is never dearer than the best sentence it leads to.
 */
export function* enumerateSentences({ states }: Acceptor): Generator<EnumeratedTokens> {
  const heap = new Heap();
  heap.add({ tokens: [], cost: 0, state: 0, isWhole: false });
  for (let way = heap.take(); way !== undefined; way = heap.take()) {
    const { tokens, cost } = way;
    if (way.isWhole) {
      yield { tokens, cost };
      continue;
    }
    const state = states[way.state];
    if (state === undefined) continue;
    if (state.final !== null) heap.add({ ...way, cost: cost + state.final, isWhole: true });
    for (const arc of state.arcs)
      heap.add({ tokens: [...tokens, arc.token], cost: cost + arc.cost, state: arc.next, isWhole: false });
  }
}

/** A binary heap; of equal costs the one added first comes out first, so that lists repeat. */
class Heap {
  readonly #ways: (Way & { readonly order: number })[] = [];
  #order = 0;

  add(way: Way): void {
    const ways = this.#ways;
    const entry = { ...way, order: (this.#order += 1) };
    let place = ways.length;
    ways.push(entry);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = ways[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      ways[place] = above;
      place = parent;
    }
    ways[place] = entry;
  }

  take(): Way | undefined {
    const ways = this.#ways;
    const first = ways[0];
    const entry = ways.pop();
    if (first === undefined || entry === undefined || ways.length === 0) return first;
    let place = 0;
    for (;;) {
      let child = place * 2 + 1;
      const [left, right] = [ways[child], ways[child + 1]];
      if (left === undefined) break;
      let smaller = left;
      if (right !== undefined && isBefore(right, left)) {
        smaller = right;
        child += 1;
      }
      if (!isBefore(smaller, entry)) break;
      ways[place] = smaller;
      place = child;
    }
    ways[place] = entry;
    return first;
  }
}

function isBefore(a: Way & { readonly order: number }, b: Way & { readonly order: number }): boolean {
  return a.cost === b.cost ? a.order < b.order : a.cost < b.cost;
}
