import type { TokenGraph } from './token-graph.js';

/** What a state is to an acceptor: which words go on from it and what an end here costs. Who means what by them is not. */
export interface PlainState {
  /** Cost of ending here, Infinity where no sentence does. */
  readonly final: number;
  readonly arcs: readonly PlainArc[];
}

export interface PlainArc {
  /** Place in `tokens`. */
  readonly token: number;
  readonly cost: number;
  readonly next: number;
}

/** A graph without loops. Costs are whole ten-thousandths, so that sums of the same numbers in another order are the same. */
export interface PlainGraph {
  /** In the order of the alphabet. */
  readonly tokens: readonly string[];
  readonly states: readonly PlainState[];
  readonly start: number;
}

/** Ten-thousandths of a nat. */
export const places = 1e4;

export function plainGraph({ states, start }: TokenGraph): PlainGraph {
  const used = new Set<string>();
  for (const { arcs } of states) for (const { token } of arcs) used.add(token);
  const tokens = [...used].toSorted();
  const placeOf = new Map(tokens.map((token, place) => [token, place]));
  const plain = states.map(({ arcs, endings }) => ({
    final: endings.reduce((least, { cost }) => Math.min(least, Math.round(cost * places)), Infinity),
    arcs: arcs.map(({ token, cost, next }) => ({
      token: placeOf.get(token) ?? 0,
      cost: Math.round(cost * places),
      next,
    })),
  }));
  return { tokens, states: plain, start };
}

/** States from which the same goes on at the same cost become one; every state then comes after all those it leads to. */
export function merged({ tokens, states, start }: PlainGraph): PlainGraph {
  const bySignature = new Map<string, number>();
  const kept: PlainState[] = [];
  const numbers: number[] = [];
  for (const number of endsFirst(states, start)) {
    const { final, arcs } = states[number] ?? nowhere;
    const moved = arcs.map(({ token, cost, next }) => ({ token, cost, next: numbers[next] ?? 0 }));
    const sorted = withoutTwins(moved.sort((a, b) => a.token - b.token || a.next - b.next || a.cost - b.cost));
    const signature = sorted.reduce((text, { token, cost, next }) => `${text} ${token} ${cost} ${next}`, `${final}`);
    const known = bySignature.get(signature);
    numbers[number] = known ?? kept.length;
    if (known !== undefined) continue;
    bySignature.set(signature, kept.length);
    kept.push({ final, arcs: sorted });
  }
  return { tokens, states: kept, start: numbers[start] ?? 0 };
}

export const nowhere: PlainState = { final: Infinity, arcs: [] };

/** Of arcs that differ in nothing but their cost, the cheapest, which stands first. */
function withoutTwins(sorted: readonly PlainArc[]): readonly PlainArc[] {
  return sorted.filter(({ token, next }, index) => {
    const before = sorted[index - 1];
    return before?.token !== token || before.next !== next;
  });
}

/** Every state after all the states it leads to. */
export function endsFirst(states: readonly PlainState[], start: number): readonly number[] {
  const order: number[] = [];
  const isSeen: boolean[] = [];
  isSeen[start] = true;
  const stack = [{ number: start, arc: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = states[top.number]?.arcs[top.arc]?.next;
    top.arc += 1;
    if (next === undefined) {
      order.push(top.number);
      stack.pop();
    } else if (isSeen[next] !== true) {
      isSeen[next] = true;
      stack.push({ number: next, arc: 0 });
    }
  }
  return order;
}
