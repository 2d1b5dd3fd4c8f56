import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseGraph, type GraphArc } from '../../../../speech/model-words/graph-lines.js';
import { WordLoop } from '../../../../speech/model-words/word-loop.js';
import { parseWords } from '../../../../speech/vocabulary/word-table.js';

/** Written by the training package, whose tests compare them too: it is the source of how words stand in a graph. */
const agreed = new URL('../../../support/agreed-graphs/', import.meta.url);
const loop = 1;
const unknown = 1;

async function fixture(name: string): Promise<string> {
  return readFile(new URL(name, agreed), 'utf8');
}

/** Every word with its phones and what saying it costs, from the loop back to it without a pause. */
function spokenWords(arcs: readonly GraphArc[], names: ReadonlyMap<number, string>): readonly string[] {
  const found: string[] = [];
  const follow = (from: number, phones: readonly number[], word: number, cost: number): void => {
    for (const arc of arcs) {
      if (arc.from !== from || arc.from === arc.to || arc.output === unknown) continue;
      const total = cost + arc.weight;
      if (arc.to === loop) found.push(`${names.get(word) ?? '?'} ${phones.join(' ')} ${total.toFixed(3)}`);
      else if (arc.input !== silence) follow(arc.to, [...phones, arc.input], word + arc.output, total);
    }
  };
  follow(loop, [], 0, 0);
  return found.toSorted();
}

/** What enters silence, the first phone. */
const silence = 2;

describe('the graph step of the program', () => {
  it.each([
    { of: 'one language', phones: 'phones', less: 'three-words', more: 'four-words', others: ['a', 'go', 'gold'] },
    {
      of: 'two languages, with [unk] in two loops',
      phones: 'two-languages-phones',
      less: 'two-languages',
      more: 'two-languages-goal',
      others: ['a', 'go', 'k', '三', '楼'],
    },
  ])('adds a word as the training package would have written it from the beginning ($of)', async (agreedOn) => {
    const phones = parseWords(await fixture(`${agreedOn.phones}.txt`));
    const before = parseGraph(await fixture(`${agreedOn.less}.txt`));
    const words = WordLoop.read(before, phones, unknown);
    if (!words.ok) throw new Error(words.failure);
    const names = namesOf(agreedOn.others);
    const goal = words.value.arcsOf(unknown + names.size + 1, ['G', 'OW', 'L']);
    const added = spokenWords([...before.arcs, ...goal], new Map([...names, [unknown + names.size + 1, 'goal']]));
    const { arcs } = parseGraph(await fixture(`${agreedOn.more}.txt`));
    const written = spokenWords(arcs, namesOf([...agreedOn.others, 'goal'].toSorted()));
    expect(added).toEqual(written);
    expect(written.filter((word) => word.startsWith('goal '))).toHaveLength(1);
  });
});

/** The package numbers words in their order, behind `[unk]`. */
function namesOf(words: readonly string[]): ReadonlyMap<number, string> {
  return new Map(words.map((word, index) => [unknown + 1 + index, word]));
}
