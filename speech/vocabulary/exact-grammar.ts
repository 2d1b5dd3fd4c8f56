import { tokensOf, type Acceptor } from './acceptor.js';
import { fillerWords } from './filler-words.js';
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
 * Writes `Gr.fst`: OpenFst's binary "const" format, the sentences of a vocabulary beside a loop of `[unk]` or, where a
 * model has no such word, of words that stand for it.
 *
 * Vosk's own run-time grammar is a bigram: it accepts the listed words in any order. In this acceptor only whole sentences have
 * a path, and libvosk composes it with `HCLr.fst` exactly as it would its own. Layout: header, states (final weight, first arc,
 * number of arcs, two epsilon counts), arcs (input, output, weight, next state), all little-endian without padding.
 */
export function writeExactGrammar(acceptor: Acceptor, costs: GrammarCosts, table: WordTable): Buffer {
  const unknown = acceptor.states.length;
  const fillers = fillerWords(table, tokensOf(acceptor)).map((word) => idOf(word, table));
  const unknownArcs = (weight: number): readonly LabelledArc[] =>
    fillers.map((label) => ({ label, weight, next: unknown }));
  const stateBytes = Buffer.alloc((unknown + 1) * 20);
  const arcBytes: Buffer[] = [];
  const write = (number: number, final: number | null, arcs: readonly LabelledArc[]): void => {
    stateBytes.writeFloatLE(final ?? Infinity, number * 20);
    stateBytes.writeUInt32LE(arcBytes.length, number * 20 + 4);
    stateBytes.writeUInt32LE(arcs.length, number * 20 + 8);
    for (const arc of arcs.toSorted((a, b) => a.label - b.label)) arcBytes.push(arcRecord(arc));
  };
  for (const [number, state] of acceptor.states.entries()) {
    const isStart = number === 0;
    const arcs = state.arcs.map(({ token, cost, next }) => {
      return { label: idOf(token, table), weight: cost + (isStart ? costs.phraseCost : 0), next };
    });
    if (isStart) arcs.push(...unknownArcs(costs.unknownCost));
    write(number, isStart ? costs.emptyCost : state.final, arcs);
  }
  write(unknown, 0, unknownArcs(costs.unknownLoopCost));
  return Buffer.concat([header(unknown + 1, arcBytes.length), stateBytes, ...arcBytes]);
}

interface LabelledArc {
  readonly label: number;
  readonly weight: number;
  readonly next: number;
}

function idOf(token: string, table: WordTable): number {
  const id = table.get(token);
  if (id === undefined) throw new RangeError(`'${token}' is no word of the model`);
  return id;
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
