import type { Acceptor } from './acceptor.js';
import { endsFirst, merged, nowhere, places, plainGraph, type PlainArc, type PlainGraph } from './plain-graph.js';
import type { TokenGraph } from './token-graph.js';

/**
 * The smallest deterministic acceptor of the same sentences: each sequence of words has one path and its cheapest cost, which
 * is paid as early as possible, so that the search prunes on it from the first word on. The graph has no loops, so the
 * determinisation ends; merged beforehand it has a fraction of the subsets.
 */
export function acceptorOf(graph: TokenGraph): Acceptor {
  return acceptor(merged(pushed(determinised(merged(plainGraph(graph))))));
}

/** States of the graph by what a way to them costs more than the cheapest way to any of them. */
type Subset = ReadonlyMap<number, number>;

function determinised({ tokens, states, start }: PlainGraph): PlainGraph {
  const numbers = new Map<string, number>();
  const subsets: Subset[] = [];
  const numberOf = (subset: Subset): number => {
    const key = keyOf(subset);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, subsets.length);
    subsets.push(subset);
    return subsets.length - 1;
  };
  numberOf(new Map([[start, 0]]));
  const made: PlainGraph['states'][number][] = [];
  for (const subset of subsets) {
    const arcs: PlainArc[] = [];
    for (const [token, ways] of followers(subset, states)) {
      let cost = Infinity;
      for (const total of ways.values()) cost = Math.min(cost, total);
      for (const [state, total] of ways) ways.set(state, total - cost);
      arcs.push({ token, cost, next: numberOf(ways) });
    }
    let final = Infinity;
    for (const [state, left] of subset) final = Math.min(final, left + (states[state] ?? nowhere).final);
    made.push({ final, arcs });
  }
  return { tokens, states: made, start: 0 };
}

/** By token: the states it leads to with the cheapest cost each. */
function followers(subset: Subset, states: PlainGraph['states']): ReadonlyMap<number, Map<number, number>> {
  const found = new Map<number, Map<number, number>>();
  for (const [state, left] of subset) {
    for (const { token, cost, next } of (states[state] ?? nowhere).arcs) {
      let ways = found.get(token);
      if (ways === undefined) found.set(token, (ways = new Map<number, number>()));
      ways.set(next, Math.min(ways.get(next) ?? Infinity, left + cost));
    }
  }
  return found;
}

function keyOf(subset: Subset): string {
  const states = [...subset.keys()].sort((a, b) => a - b);
  return states.reduce((key, state) => `${key} ${state}:${subset.get(state) ?? 0}`, '');
}

function pushed({ tokens, states, start }: PlainGraph): PlainGraph {
  const best: number[] = states.map(() => Infinity);
  for (const number of endsFirst(states, start)) {
    const { final, arcs } = states[number] ?? nowhere;
    best[number] = arcs.reduce((least, { cost, next }) => Math.min(least, cost + (best[next] ?? Infinity)), final);
  }
  // The start keeps its whole cost on its arcs: an acceptor has no place for one before them.
  best[start] = 0;
  const paidEarly = states.map(({ final, arcs }, number) => ({
    final: final - (best[number] ?? 0),
    arcs: arcs.map(({ token, next, cost }) => ({
      token,
      next,
      cost: cost + (best[next] ?? 0) - (best[number] ?? 0),
    })),
  }));
  return { tokens, states: paidEarly, start };
}

/** The start, merged last, becomes state 0. */
function acceptor({ tokens, states }: PlainGraph): Acceptor {
  const last = states.length - 1;
  return {
    states: states.toReversed().map(({ final, arcs }) => ({
      final: final === Infinity ? null : final / places,
      arcs: arcs.map(({ token, cost, next }) => ({
        token: tokens[token] ?? '',
        cost: cost / places,
        next: last - next,
      })),
    })),
  };
}
