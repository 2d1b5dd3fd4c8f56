import type { Acceptor, AcceptorState } from '../../speech/vocabulary/acceptor.js';

/** A trie of phrases given as words between blanks. */
export function acceptorOfPhrases(phrases: readonly string[]): Acceptor {
  const states: { final: number | null; arcs: { token: string; cost: number; next: number }[] }[] = [
    { final: null, arcs: [] },
  ];
  for (const phrase of phrases) {
    let state = states[0]!;
    for (const token of phrase.split(' ')) {
      const known = state.arcs.find((arc) => arc.token === token);
      if (known === undefined) {
        states.push({ final: null, arcs: [] });
        state.arcs.push({ token, cost: 0, next: states.length - 1 });
      }
      state = states[known?.next ?? states.length - 1]!;
    }
    state.final = 0;
  }
  return { states: states satisfies readonly AcceptorState[] };
}
