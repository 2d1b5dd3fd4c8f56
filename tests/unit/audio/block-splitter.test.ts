import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockSplitter } from '../../../speech/audio/block-splitter.js';

function collect(): { readonly blocks: Int16Array[]; readonly splitter: BlockSplitter } {
  const blocks: Int16Array[] = [];
  return { blocks, splitter: new BlockSplitter((block) => blocks.push(block)) };
}

describe('BlockSplitter', () => {
  it('cuts chunks of any number of bytes into blocks of 320 samples and loses none', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 1_700 }), { maxLength: 20 }), (chunks) => {
        const { blocks, splitter } = collect();
        for (const chunk of chunks) splitter.pushBytes(chunk);
        const all = Buffer.concat(chunks);
        expect(blocks.length).toBe(Math.floor(all.length / 640));
        const samples = blocks.flatMap((block) => [...block]);
        expect(blocks.every((block) => block.length === 320)).toBe(true);
        expect(samples.every((sample, index) => sample === all.readInt16LE(index * 2))).toBe(true);
      }),
    );
  });

  it('gives blocks that nobody writes to again', () => {
    const { blocks, splitter } = collect();
    splitter.push(new Int16Array(320).fill(1));
    splitter.push(new Int16Array(320).fill(2));
    expect(blocks[0]?.every((sample) => sample === 1)).toBe(true);
  });

  it('starts afresh after a reset, also in the middle of a sample', () => {
    const { blocks, splitter } = collect();
    splitter.pushBytes(new Uint8Array(601).fill(0xff));
    splitter.reset();
    splitter.pushBytes(Uint8Array.from({ length: 640 }, (_, index) => (index % 2 === 0 ? 5 : 0)));
    expect(blocks.length).toBe(1);
    expect(blocks[0]?.every((sample) => sample === 5)).toBe(true);
  });
});
