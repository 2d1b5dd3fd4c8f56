export interface AcceptorArc {
  readonly token: string;
  /** Natural-log penalty; what a sentence costs is the sum along its arcs and at its end. */
  readonly cost: number;
  readonly next: number;
}

export interface AcceptorState {
  /** Cost of a sentence that ends here; null where none does. */
  readonly final: number | null;
  /** At most one of each token. */
  readonly arcs: readonly AcceptorArc[];
}

/** Every sentence of a vocabulary and no other sequence of words: deterministic and without loops. State 0 is the start. */
export interface Acceptor {
  readonly states: readonly AcceptorState[];
}

/** @returns the state after these tokens; null where no sentence begins with them */
export function stateAfter(acceptor: Acceptor, tokens: readonly string[]): AcceptorState | null {
  let state = acceptor.states[0];
  for (const token of tokens) {
    const next = state?.arcs.find((arc) => arc.token === token)?.next;
    if (next === undefined) return null;
    state = acceptor.states[next];
  }
  return state ?? null;
}

/** Every token once. */
export function tokensOf(acceptor: Acceptor): ReadonlySet<string> {
  return new Set(acceptor.states.flatMap(({ arcs }) => arcs.map(({ token }) => token)));
}
