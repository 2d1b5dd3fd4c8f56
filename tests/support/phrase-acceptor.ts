import { acceptorOf } from '../../speech/vocabulary/acceptor-of.js';
import type { Acceptor } from '../../speech/vocabulary/acceptor.js';
import type { TokenState } from '../../speech/vocabulary/token-graph.js';

export interface ListedPhrase {
  readonly tokens: readonly string[];
  readonly cost: number;
}

/** The acceptor of a plain list of phrases, made by the same steps as a building's. */
export function acceptorOfPhrases(phrases: readonly ListedPhrase[]): Acceptor {
  const arcs: TokenState['arcs'][number][][] = [[]];
  const costs: (number | null)[] = [null];
  for (const { tokens, cost } of phrases) {
    let state = 0;
    for (const token of tokens) {
      const next = arcs.length;
      arcs[state]?.push({ token, show: token, cost: 0, marks: [], isNewPart: false, next });
      arcs.push([]);
      costs.push(null);
      state = next;
    }
    costs[state] = cost;
  }
  const states = arcs.map((own, number) => {
    const cost = costs[number] ?? null;
    return { arcs: own, endings: cost === null ? [] : [{ kind: 'decoy' as const, isDoubtful: false, cost }] };
  });
  return acceptorOf({ states, start: 0, unknownAtoms: [] });
}
