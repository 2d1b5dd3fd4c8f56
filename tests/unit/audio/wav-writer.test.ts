import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWav } from '../../../speech/audio/wav-reader.js';
import { writeWav } from '../../../speech/audio/wav-writer.js';

describe('writeWav', () => {
  it('writes the 44 bytes that every player knows', () => {
    const hex = Buffer.from(writeWav(Int16Array.of(1, -2))).toString('hex');
    expect(hex).toBe(
      '52494646' + '28000000' + '57415645' + // RIFF, 40 bytes follow, WAVE
        '666d7420' + '10000000' + '0100' + '0100' + '803e0000' + '007d0000' + '0200' + '1000' + // fmt: PCM, mono, 16 kHz
        '64617461' + '04000000' + '0100' + 'feff', // data: two samples
    ); // prettier-ignore
  });

  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.int16Array({ minLength: 1 }), (samples) => {
        const read = readWav(writeWav(samples), 'x');
        expect(read.ok && [...read.value.samples]).toEqual([...samples]);
      }),
    );
  });
});
