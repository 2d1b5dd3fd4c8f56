import { describe, expect, it } from 'vitest';
import { parseGraph, printArc } from '../../../../speech/model-words/graph-lines.js';
import { WordLoop } from '../../../../speech/model-words/word-loop.js';

/** Silence is phone 1; a and b in their four places are 2 to 9. */
const phones = new Map([
  ['SIL', 1],
  ...['a', 'b'].flatMap((phone, index) =>
    ['B', 'I', 'E', 'S'].map((place, at) => [`${phone}_${place}`, 2 + index * 4 + at] as const),
  ),
]);
const unknown = 9;

/** Start 0, loop 1, silence 2; the word 5 is "a b" (states 3 and 4), [unk] is "b" alone (state 5). */
const graph = [
  '0\t1\t0\t0\t0.7',
  '0\t2\t2\t0\t0.6',
  '2\t2\t1\t0',
  '2\t1\t0\t0',
  '1\t3\t4\t5\t0.3',
  '3\t3\t3\t0',
  '3\t4\t16\t0\t0.4',
  '4\t4\t15\t0',
  '4\t1\t0\t0\t0.7',
  '4\t2\t2\t0\t0.6',
  `1\t5\t18\t${unknown}\t3`,
  '5\t5\t17\t0',
  '5\t1\t0\t0\t0.7',
  '5\t2\t2\t0\t0.6',
  '1',
].join('\n');

function read(text: string) {
  return WordLoop.read(parseGraph(text), phones, unknown);
}

function added(pronunciation: readonly string[]): readonly string[] {
  const loop = read(graph);
  if (!loop.ok) throw new Error(loop.failure);
  return loop.value.arcsOf(7, pronunciation).map((arc) => printArc(arc).trim());
}

describe('a word more', () => {
  it('leaves the loop, enters and keeps each phone at its place, and comes back directly or through silence', () => {
    expect(added(['a', 'b'])).toEqual([
      '1\t6\t4\t7\t0.3',
      '6\t6\t3\t0\t0',
      '6\t7\t16\t0\t0.4',
      '7\t7\t15\t0\t0',
      '7\t1\t0\t0\t0.7',
      '7\t2\t2\t0\t0.6',
    ]);
  });

  it('of one phone has it in the form that stands alone', () => {
    expect(added(['a'])).toEqual(['1\t6\t10\t7\t0.3', '6\t6\t9\t0\t0', '6\t1\t0\t0\t0.7', '6\t2\t2\t0\t0.6']);
  });

  it('pays for what no word of the graph has as for the dearest that one has, and never what [unk] pays', () => {
    expect(added(['b', 'a', 'b']).filter((line) => line.split('\t')[0] !== line.split('\t')[1])).toEqual([
      '1\t6\t12\t7\t0.3',
      '6\t7\t6\t0\t0',
      '7\t8\t16\t0\t0.4',
      '8\t1\t0\t0\t0.7',
      '8\t2\t2\t0\t0.6',
    ]);
  });

  it('has other states than the one before', () => {
    const loop = read(graph);
    if (!loop.ok) throw new Error(loop.failure);
    const [one, other] = [loop.value.arcsOf(7, ['a']), loop.value.arcsOf(8, ['a'])];
    expect([one[0]?.to, other[0]?.to]).toEqual([6, 7]);
  });

  it('is made of phones that the model has', () => {
    const loop = read(graph);
    if (!loop.ok) throw new Error(loop.failure);
    expect(() => loop.value.arcsOf(7, ['a', 'x'])).toThrow('no phone x');
  });
});

/**
 * [unk] of two languages as training writes it: a phone alone, or first, inside and last around a state between two phones. One has
 * the phone "a", the other one "c" (10 to 13), of which no word is made.
 */
const twoLoops = [
  graph.slice(0, -2),
  ...unknownOf({ between: 6, first: 7, phone: 2, cost: 2.4 }),
  ...unknownOf({ between: 12, first: 13, phone: 10, cost: 9 }),
  '1',
].join('\n');

function unknownOf({
  between,
  first,
  phone,
  cost,
}: {
  readonly between: number;
  readonly first: number;
  readonly phone: number;
  readonly cost: number;
}): readonly string[] {
  const [begin, inside, end, alone] = [phone, phone + 1, phone + 2, phone + 3];
  const ends = (state: number): readonly string[] => [`${state}\t1\t0\t0\t0.7`, `${state}\t2\t2\t0\t0.6`];
  const stays = (state: number, id: number): string => `${state}\t${state}\t${2 * id - 1}\t0`;
  return [
    stays(first, begin),
    `1\t${first}\t${2 * begin}\t${unknown}\t${cost}`,
    `${first}\t${between}\t0\t0`,
    stays(first + 1, inside),
    `${between}\t${first + 1}\t${2 * inside}\t0\t${cost}`,
    `${first + 1}\t${between}\t0\t0`,
    stays(first + 2, end),
    `${between}\t${first + 2}\t${2 * end}\t0\t${cost}`,
    ...ends(first + 2),
    stays(first + 3, alone),
    `1\t${first + 3}\t${2 * alone}\t${unknown}\t${cost}`,
    ...ends(first + 3),
  ];
}

describe('a word more beside two loops of [unk]', () => {
  const both = new Map([...phones, ...['B', 'I', 'E', 'S'].map((place, at) => [`c_${place}`, 10 + at] as const)]);
  const weights = (pronunciation: readonly string[]): readonly number[] => {
    const loop = WordLoop.read(parseGraph(twoLoops), both, unknown);
    if (!loop.ok) throw new Error(loop.failure);
    const arcs = loop.value.arcsOf(7, pronunciation);
    expect(arcs[0]?.to).toBe(17);
    return arcs.filter(({ from, to, input }) => from !== to && input > 2).map(({ weight }) => weight);
  };

  it('pays what words pay', () => {
    expect(weights(['a', 'b'])).toEqual([0.3, 0.4]);
  });

  it('never pays what a phone costs inside of either, or behind the place between two phones of it', () => {
    expect(weights(['c', 'c', 'a'])).toEqual([0.3, 0, 0]);
    expect(weights(['a', 'a', 'c'])).toEqual([0.3, 0.4, 0.4]);
  });
});

describe('a graph of another kind is refused:', () => {
  it.each([
    ['two places to end', `${graph}\n2`, 'not one loop'],
    ['no place to end', graph.slice(0, -2), 'not one loop'],
    ['phones of more states', graph.replace('3\t3\t3\t0', '3\t3\t5\t0'), 'more than one state'],
    ['a start that is no word’s end', graph.replace('0\t2\t2\t0', '0\t3\t4\t0'), 'silence alone'],
  ])('%s', (_what, text, says) => {
    const loop = read(text);
    if (loop.ok) throw new Error('it was accepted');
    expect(loop.failure).toContain(says);
  });
});
