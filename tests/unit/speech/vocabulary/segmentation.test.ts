import { describe, expect, it } from 'vitest';
import { segmentations, unknownPieces } from '../../../../speech/vocabulary/segmentation.js';
import { nearestWords, parseSymbolTable, parseWords } from '../../../../speech/vocabulary/word-table.js';

const tableOf = (...words: string[]) => new Map(words.map((word, id) => [word, id + 1]));

describe('segmentation', () => {
  it('cuts Chinese in every way the model has words for, fewest words first', () => {
    expect(segmentations('十二楼', tableOf('十', '二', '楼', '十二', '二楼'), 'characters')).toEqual([
      ['十二', '楼'],
      ['十', '二楼'],
      ['十', '二', '楼'],
    ]);
  });

  it('finds the one way through a lexicon of characters', () => {
    expect(segmentations('去三楼', tableOf('去', '三', '楼'), 'characters')).toEqual([['去', '三', '楼']]);
  });

  it('never leaves a part out: without 负 there is no 负一楼', () => {
    const table = tableOf('一', '楼');
    expect(segmentations('负一楼', table, 'characters')).toEqual([]);
    expect(unknownPieces('负一楼', table, 'characters')).toEqual(['负']);
  });

  it('keeps English words whole', () => {
    const table = tableOf('floor', 'twelve', 'flo', 'or');
    expect(segmentations('floor twelve', table, 'words')).toEqual([['floor', 'twelve']]);
    expect(segmentations('floor zork', table, 'words')).toEqual([]);
    expect(unknownPieces('floor zork', table, 'words')).toEqual(['zork']);
  });
});

describe('word tables', () => {
  it('are read from lines with a blank or a tab', () => {
    expect([...parseWords('<eps> 0\nfloor 1\nlobby\t2\n')]).toEqual([
      ['<eps>', 0],
      ['floor', 1],
      ['lobby', 2],
    ]);
  });

  it('are found inside an FST, where official models keep them', () => {
    const entry = (word: string, id: bigint) => {
      const bytes = Buffer.alloc(12 + Buffer.byteLength(word));
      bytes.writeInt32LE(Buffer.byteLength(word), 0);
      bytes.write(word, 4);
      bytes.writeBigInt64LE(id, 4 + Buffer.byteLength(word));
      return bytes;
    };
    const head = Buffer.alloc(4 + 4 + 3 + 16);
    head.writeInt32LE(2125658996, 0);
    head.writeInt32LE(3, 4);
    head.write('abc', 8);
    head.writeBigInt64LE(9n, 11);
    head.writeBigInt64LE(2n, 19);
    const file = Buffer.concat([Buffer.from('whatever stands before'), head, entry('楼', 7n), entry('[unk]', 8n)]);
    expect(parseSymbolTable(file)).toEqual(
      new Map([
        ['楼', 7],
        ['[unk]', 8],
      ]),
    );
    expect(parseSymbolTable(Buffer.from('no table'))).toBeNull();
  });

  it('name the words that look most like an unknown one', () => {
    expect(nearestWords('lobbi', tableOf('hobby', 'lobby', 'floor', 'twelve'), 2)).toEqual(['lobby', 'hobby']);
    expect(nearestWords('鱻', tableOf('楼', '层'))).toEqual([]);
  });
});
