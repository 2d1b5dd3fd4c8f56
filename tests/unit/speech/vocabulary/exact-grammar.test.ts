import { describe, expect, it } from 'vitest';
import { writeExactGrammar } from '../../../../speech/vocabulary/exact-grammar.js';
import { acceptorOfPhrases, type ListedPhrase } from '../../../support/phrase-acceptor.js';

const table = new Map([
  ['<eps>', 0],
  ['一', 5],
  ['二', 3],
  ['十', 4],
  ['楼', 7],
  ['[unk]', 9],
]);
const costs = { phraseCost: 5, unknownCost: 6, unknownLoopCost: 2, emptyCost: 4 };

const phrase = (tokens: string, cost = 0): ListedPhrase => ({ tokens: tokens.split(' '), cost });

interface Acceptor {
  readonly finals: readonly number[];
  readonly arcs: readonly (readonly { readonly label: number; readonly weight: number; readonly next: number }[])[];
}

/** Reads the format independently of the writer: fixed header of 25 + 40 bytes, states of 20, arcs of 16. */
function read(bytes: Buffer): Acceptor {
  expect(bytes.readInt32LE(0)).toBe(2125659606);
  expect(bytes.toString('latin1', 8, 13)).toBe('const');
  expect(bytes.toString('latin1', 17, 25)).toBe('standard');
  const [states, arcs] = [Number(bytes.readBigInt64LE(49)), Number(bytes.readBigInt64LE(57))];
  expect(bytes.length).toBe(65 + states * 20 + arcs * 16);
  const arcsAt = 65 + states * 20;
  const finals: number[] = [];
  const lists: { label: number; weight: number; next: number }[][] = [];
  for (let state = 0; state < states; state += 1) {
    const at = 65 + state * 20;
    finals.push(bytes.readFloatLE(at));
    const [first, count] = [bytes.readUInt32LE(at + 4), bytes.readUInt32LE(at + 8)];
    lists.push(
      Array.from({ length: count }, (_, index) => {
        const arc = arcsAt + (first + index) * 16;
        expect(bytes.readInt32LE(arc + 4)).toBe(bytes.readInt32LE(arc));
        return { label: bytes.readInt32LE(arc), weight: bytes.readFloatLE(arc + 8), next: bytes.readInt32LE(arc + 12) };
      }),
    );
  }
  return { finals, arcs: lists };
}

/** Total cost of a word sequence, infinite where there is no path. */
function costOf(acceptor: Acceptor, tokens: string): number {
  let state = 0;
  let cost = 0;
  for (const token of tokens.split(' ').filter((word) => word !== '')) {
    const arc = acceptor.arcs[state]?.find(({ label }) => label === table.get(token));
    if (arc === undefined) return Infinity;
    cost += arc.weight;
    state = arc.next;
  }
  return cost + (acceptor.finals[state] ?? Infinity);
}

describe('the exact-phrase grammar', () => {
  const acceptor = read(
    writeExactGrammar(
      acceptorOfPhrases([phrase('二 楼'), phrase('十 二 楼', 1), phrase('十 一 楼', 0.5)]),
      costs,
      table,
    ),
  );

  it.each([
    ['二 楼', 5],
    ['十 二 楼', 6],
    ['十 一 楼', 5.5],
    ['', 4],
    ['[unk]', 6],
    ['[unk] [unk] [unk]', 10],
  ])('takes "%s" at a cost of %d', (tokens, cost) => {
    expect(costOf(acceptor, tokens)).toBeCloseTo(cost, 5);
  });

  it.each(['楼', '十', '二', '一 楼', '十 二', '楼 二', '二 楼 二 楼', '[unk] 二 楼', '二 楼 [unk]'])(
    'has no path for "%s"',
    (tokens) => {
      expect(costOf(acceptor, tokens)).toBe(Infinity);
    },
  );

  it('sorts arcs by label, which composition relies on', () => {
    for (const arcs of acceptor.arcs) {
      const labels = arcs.map(({ label }) => label);
      expect(labels).toEqual(labels.toSorted((a, b) => a - b));
    }
  });

  it('takes a phrase that begins another one', () => {
    const nested = read(writeExactGrammar(acceptorOfPhrases([phrase('十'), phrase('十 楼', 2)]), costs, table));
    expect(costOf(nested, '十')).toBeCloseTo(5, 5);
    expect(costOf(nested, '十 楼')).toBeCloseTo(7, 5);
  });

  it('refuses a word that the model does not have', () => {
    expect(() => writeExactGrammar(acceptorOfPhrases([phrase('三 楼')]), costs, table)).toThrow(/三/u);
  });
});
