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
