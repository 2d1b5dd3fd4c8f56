import type { Acceptor, AcceptorArc, AcceptorState } from './acceptor.js';

/** A state of one of the acceptors, and what was saved on the way to it because another one is cheaper so far. */
interface Member {
  readonly acceptor: Acceptor;
  readonly state: AcceptorState;
  readonly owed: number;
}

/**
 * Every sentence of every acceptor at its own cost, the lower one where two have the same. Deterministic like them: where a word
 * leads on in several, they are gone through together, and what one of them costs more is paid where they part.
 */
export function unionOf(acceptors: readonly Acceptor[]): Acceptor {
  const [only] = acceptors;
  if (only !== undefined && acceptors.length === 1) return only;
  const union = new Union();
  union.numberOf(
    acceptors.flatMap((acceptor) => acceptor.states.slice(0, 1).map((state) => ({ acceptor, state, owed: 0 }))),
  );
  return { states: union.finish() };
}

class Union {
  /** Where one acceptor goes on alone, which is nearly everywhere, its state is copied. */
  readonly #alone = new Map<AcceptorState, number>();
  readonly #together = new Map<string, number>();
  readonly #ids = new Map<AcceptorState, number>();
  readonly #members: (readonly Member[])[] = [];

  /** The state of the union that stands for these together; it is finished later. */
  numberOf(members: readonly Member[]): number {
    const [member] = members;
    if (member !== undefined && members.length === 1 && member.owed === 0)
      return this.#known(this.#alone, member.state, members);
    const key = members.map(({ state, owed }) => `${this.#idOf(state)}+${owed}`).join(' ');
    return this.#known(this.#together, key, members);
  }

  finish(): readonly AcceptorState[] {
    const states: AcceptorState[] = [];
    for (const members of this.#members) states.push(this.#join(members));
    return states;
  }

  #known<Key>(numbers: Map<Key, number>, key: Key, members: readonly Member[]): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, this.#members.length);
    return this.#members.push(members) - 1;
  }

  #join(members: readonly Member[]): AcceptorState {
    const finals = members.flatMap(({ state, owed }) => (state.final === null ? [] : [state.final + owed]));
    const ways = new Map<string, Member[]>();
    for (const { acceptor, state, owed } of members) {
      for (const { token, cost, next } of state.arcs) {
        const way = { acceptor, state: stateOf(acceptor, next), owed: owed + cost };
        const others = ways.get(token);
        if (others === undefined) ways.set(token, [way]);
        else others.push(way);
      }
    }
    return { final: finals.length === 0 ? null : Math.min(...finals), arcs: [...ways].map((way) => this.#arc(...way)) };
  }

  #arc(token: string, ways: readonly Member[]): AcceptorArc {
    const cost = Math.min(...ways.map(({ owed }) => owed));
    return { token, cost, next: this.numberOf(ways.map((way) => ({ ...way, owed: way.owed - cost }))) };
  }

  #idOf(state: AcceptorState): number {
    const known = this.#ids.get(state) ?? this.#ids.size;
    this.#ids.set(state, known);
    return known;
  }
}

function stateOf({ states }: Acceptor, number: number): AcceptorState {
  const state = states[number];
  if (state === undefined) throw new RangeError(`an arc leads to state ${number}, which is not there`);
  return state;
}
