import type { Acceptor, AcceptorArc, AcceptorState } from './acceptor.js';
import type { TokenGraph, TokenState } from './token-graph.js';

/** Costs are compared to this many places: sums of the same numbers in another order are the same. */
const places = 1e4;

interface DraftState {
  final: number | null;
  readonly arcs: { readonly token: string; cost: number; readonly next: number }[];
}

/**
 * The smallest deterministic acceptor of the same sentences: each sequence of words has one path and its cheapest cost, which
 * is paid as early as possible, so that the search prunes on it from the first word on. The graph has no loops, so the
 * determinisation ends.
 */
export function acceptorOf(graph: TokenGraph): Acceptor {
  return minimised(pushed(determinised(graph)));
}

interface Member {
  readonly state: number;
  /** What a way here costs more than the cheapest way to any of the members. */
  readonly left: number;
}

function determinised({ states }: TokenGraph): readonly DraftState[] {
  const numbers = new Map<string, number>();
  const subsets: (readonly Member[])[] = [];
  const numberOf = (members: readonly Member[]): number => {
    const sorted = members.toSorted((a, b) => a.state - b.state);
    const key = sorted.map(({ state, left }) => `${state}:${Math.round(left * places)}`).join(' ');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, subsets.length);
    subsets.push(sorted);
    return subsets.length - 1;
  };
  numberOf([{ state: 0, left: 0 }]);
  const drafts: DraftState[] = [];
  for (const subset of subsets) {
    const arcs = [...followers(subset, states)].map(([token, costs]) => {
      const cost = Math.min(...costs.values());
      const next = numberOf([...costs].map(([state, total]) => ({ state, left: total - cost })));
      return { token, cost, next };
    });
    const final = Math.min(
      ...subset.flatMap(({ state, left }) => (states[state]?.endings ?? []).map((ending) => left + ending.cost)),
    );
    drafts.push({ final: final === Infinity ? null : final, arcs });
  }
  return drafts;
}

/** By token: the states it leads to with the cheapest cost each. */
function followers(
  subset: readonly Member[],
  states: readonly TokenState[],
): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const found = new Map<string, Map<number, number>>();
  for (const { state, left } of subset) {
    for (const { token, cost, next } of states[state]?.arcs ?? []) {
      const costs = found.get(token) ?? new Map<number, number>();
      costs.set(next, Math.min(costs.get(next) ?? Infinity, left + cost));
      found.set(token, costs);
    }
  }
  return found;
}

/** Every state after all the states it leads to. */
function endsFirst(states: readonly DraftState[]): readonly number[] {
  const order: number[] = [];
  const isSeen = new Set([0]);
  const stack: { readonly number: number; arc: number }[] = [{ number: 0, arc: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = states[top.number]?.arcs[top.arc]?.next;
    top.arc += 1;
    if (next === undefined) {
      order.push(top.number);
      stack.pop();
    } else if (!isSeen.has(next)) {
      isSeen.add(next);
      stack.push({ number: next, arc: 0 });
    }
  }
  return order;
}

function pushed(states: readonly DraftState[]): readonly DraftState[] {
  const best: number[] = states.map(() => Infinity);
  for (const number of endsFirst(states)) {
    const state = states[number];
    if (state === undefined) continue;
    const ways = state.arcs.map(({ cost, next }) => cost + (best[next] ?? Infinity));
    best[number] = Math.min(state.final ?? Infinity, ...ways);
  }
  // The start keeps its whole cost on its arcs: an acceptor has no place for one before them.
  best[0] = 0;
  return states.map(({ final, arcs }, number) => {
    const paid = best[number] ?? 0;
    return {
      final: final === null ? null : final - paid,
      arcs: arcs.map(({ token, cost, next }) => ({
        token,
        next,
        cost: cost + (best[next] ?? 0) - (number === 0 ? 0 : paid),
      })),
    };
  });
}

/** States with the same rest become one. */
function minimised(states: readonly DraftState[]): Acceptor {
  const bySignature = new Map<string, number>();
  const merged: AcceptorState[] = [];
  const numbers: number[] = [];
  for (const number of endsFirst(states)) {
    const state = states[number];
    if (state === undefined) continue;
    const arcs: readonly AcceptorArc[] = state.arcs
      .map(({ token, cost, next }) => ({ token, cost: rounded(cost), next: numbers[next] ?? 0 }))
      .toSorted((a, b) => (a.token < b.token ? -1 : 1));
    const final = state.final === null ? null : rounded(state.final);
    const signature = `${final} ${arcs.map(({ token, cost, next }) => `${token} ${cost} ${next}`).join(' ')}`;
    const known = bySignature.get(signature);
    numbers[number] = known ?? merged.length;
    if (known !== undefined) continue;
    bySignature.set(signature, merged.length);
    merged.push({ final, arcs });
  }
  return startFirst(merged);
}

/** The start was numbered last. */
function startFirst(merged: readonly AcceptorState[]): Acceptor {
  const last = merged.length - 1;
  return {
    states: merged
      .toReversed()
      .map(({ final, arcs }) => ({ final, arcs: arcs.map((arc) => ({ ...arc, next: last - arc.next })) })),
  };
}

function rounded(cost: number): number {
  return Math.round(cost * places) / places;
}
