import type { Phrase } from './vocabulary.js';
import type { WordTable } from './word-table.js';

/** Natural-log costs of the acceptor; together with the confidence floor they are a model's operating point. */
export interface GrammarCosts {
  /** Of every listed phrase, before its own penalty. Fixed, so that the operating point does not move with the size of a building. */
  readonly phraseCost: number;
  /** Of saying something that is not listed: high accepts more requests and more talk, low rejects more of both. */
  readonly unknownCost: number;
  /** Of each further unlisted word. */
  readonly unknownLoopCost: number;
  /** Of saying nothing. */
  readonly emptyCost: number;
}

interface State {
  readonly arcs: Map<number, State>;
  /** Cost of a phrase that ends here; infinite where none does. */
  final: number;
  /** Cheapest way from here to an end. */
  best: number;
}

const fstMagic = 2_125_659_606;
/**
 * OpenFst's property bits for this shape: expanded, acceptor, deterministic on both sides, no epsilons (three bits), sorted on
 * both sides, weighted, cyclic but not through the start, accessible, coaccessible.
 */
const properties = [0, 16, 18, 20, 23, 25, 27, 28, 30, 32, 34, 37, 40, 42].reduce(
  (bits, bit) => bits | (1n << BigInt(bit)),
  0n,
);

/**
 * Writes `Gr.fst`: OpenFst's binary "const" format, a trie of whole phrases beside a loop of `[unk]`.
 *
 * Vosk's own run-time grammar is a bigram: it accepts the listed words in any order. In this acceptor only listed phrases have
 * a path, and libvosk composes it with `HCLr.fst` exactly as it would its own. Layout: header, states (final weight, first arc,
 * number of arcs, two epsilon counts), arcs (input, output, weight, next state), all little-endian without padding.
 */
export function writeExactGrammar(phrases: readonly Phrase[], costs: GrammarCosts, table: WordTable): Buffer {
  const start = newState();
  for (const phrase of phrases) {
    let state = start;
    for (const token of phrase.tokens) {
      const label = idOf(token, table);
      state = state.arcs.get(label) ?? addArc(state, label);
    }
    state.final = Math.min(state.final, costs.phraseCost + phrase.cost);
  }
  start.final = costs.emptyCost;
  const unknown = newState();
  unknown.final = 0;
  const label = idOf('[unk]', table);
  start.arcs.set(label, unknown);
  spreadBest(start);
  return serialise(start, { label, state: unknown, first: costs.unknownCost, loop: costs.unknownLoopCost });
}

function idOf(token: string, table: WordTable): number {
  const id = table.get(token);
  if (id === undefined) throw new RangeError(`'${token}' is no word of the model`);
  return id;
}

function newState(): State {
  return { arcs: new Map(), final: Infinity, best: Infinity };
}

function addArc(state: State, label: number): State {
  const next = newState();
  state.arcs.set(label, next);
  return next;
}

/** A phrase's cost is paid as early as possible, so that the search prunes on it from the first word on. */
function spreadBest(state: State): void {
  state.best = state.final;
  for (const next of state.arcs.values()) {
    spreadBest(next);
    state.best = Math.min(state.best, next.best);
  }
}

interface UnknownWord {
  readonly label: number;
  readonly state: State;
  readonly first: number;
  readonly loop: number;
}

function serialise(start: State, unknown: UnknownWord): Buffer {
  const states = [start];
  for (const state of states) states.push(...state.arcs.values());
  const numbers = new Map(states.map((state, number) => [state, number]));
  const stateBytes = Buffer.alloc(states.length * 20);
  const arcBytes: Buffer[] = [];
  for (const [number, state] of states.entries()) {
    const paid = state === start ? 0 : state.best;
    const arcs = [...state.arcs].map(([label, next]) => ({
      label,
      next: numbers.get(next) ?? 0,
      weight: next === unknown.state ? unknown.first : next.best - paid,
    }));
    if (state === unknown.state) arcs.push({ label: unknown.label, next: number, weight: unknown.loop });
    stateBytes.writeFloatLE(state.final - (state.final === Infinity ? 0 : paid), number * 20);
    stateBytes.writeUInt32LE(arcBytes.length, number * 20 + 4);
    stateBytes.writeUInt32LE(arcs.length, number * 20 + 8);
    for (const arc of arcs.toSorted((a, b) => a.label - b.label)) arcBytes.push(arcRecord(arc));
  }
  return Buffer.concat([header(states.length, arcBytes.length), stateBytes, ...arcBytes]);
}

function arcRecord(arc: { readonly label: number; readonly next: number; readonly weight: number }): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeInt32LE(arc.label, 0);
  bytes.writeInt32LE(arc.label, 4);
  bytes.writeFloatLE(arc.weight, 8);
  bytes.writeInt32LE(arc.next, 12);
  return bytes;
}

function header(states: number, arcs: number): Buffer {
  const fixed = Buffer.alloc(40);
  fixed.writeInt32LE(2, 0); // version: unaligned
  fixed.writeInt32LE(0, 4); // flags: no symbol tables inside
  fixed.writeBigUInt64LE(properties, 8);
  fixed.writeBigInt64LE(0n, 16); // start state
  fixed.writeBigInt64LE(BigInt(states), 24);
  fixed.writeBigInt64LE(BigInt(arcs), 32);
  return Buffer.concat([int32(fstMagic), string('const'), string('standard'), fixed]);
}

function string(text: string): Buffer {
  return Buffer.concat([int32(text.length), Buffer.from(text, 'latin1')]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
