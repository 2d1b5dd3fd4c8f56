import { describe, expect, it } from 'vitest';
import { FrameSplitter } from '../../../firmware-bridge/protocol/index.js';
import { hex } from './hex.js';

const heartbeat = '07 05 2b 5a 3c 7c 6d';

describe('frame splitter', () => {
  it('finds a frame that arrives byte by byte', () => {
    const splitter = new FrameSplitter();
    const pieces = [...hex(`00 ${heartbeat} 00`)].flatMap((byte) => splitter.push(Uint8Array.of(byte)));
    expect(pieces.map((piece) => piece.kind)).toEqual(['frame']);
  });

  it('finds two frames that share one portion, and needs one zero between them only', () => {
    const pieces = new FrameSplitter().push(hex(`00 ${heartbeat} 00 ${heartbeat} 00`));
    expect(pieces.map((piece) => piece.kind)).toEqual(['frame', 'frame']);
  });

  it('ignores empty pieces', () => {
    expect(new FrameSplitter().push(hex('00 00 00'))).toEqual([]);
  });

  it.each([
    ['a flipped bit', '07 05 2b 5a 3c 7c 6c', 'badCrc'],
    ['a lost byte', '07 05 2b 5a 7c 6d', 'badCobs'],
    ['a few stray bytes', '03 01 02', 'tooShort'],
    ['a flood without zeros', '01'.repeat(60), 'tooLong'],
    ['a frame beyond the buffer of the board', `32${'01'.repeat(49)}`, 'tooLong'],
  ])('reports %s and finds the next frame', (_name, bad, fault) => {
    const pieces = new FrameSplitter().push(hex(`00 ${bad} 00 ${heartbeat} 00`));
    expect(pieces.map((piece) => (piece.kind === 'bad' ? piece.fault : piece.kind))).toEqual([fault, 'frame']);
  });
});
