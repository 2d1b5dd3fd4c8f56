import { describe, expect, test } from 'vitest';
import { readIntelHex } from '../../../simulator/board/intel-hex.js';

const end = ':00000001FF';

describe('readIntelHex', () => {
  test('puts data where it belongs and leaves the rest erased', () => {
    const image = readIntelHex(`:02000400AABB95\r\n${end}\r\n`, 8);
    expect(image).toEqual({ ok: true, value: Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xaa, 0xbb, 0xff, 0xff) });
  });

  test('skips the start address', () => {
    expect(readIntelHex(`:0400000300000000F9\n:01000000AA55\n${end}`, 1)).toEqual({
      ok: true,
      value: Uint8Array.of(0xaa),
    });
  });

  test.each([
    ['a wrong checksum', `:02000400AABB94\n${end}`, /line 1/],
    ['a line of something else', `hello\n${end}`, /line 1/],
    ['a count that does not fit', `:03000400AABB94\n${end}`, /line 1/],
    ['data beyond the flash', `:02000400AABB95\n${end}`, /beyond the 5 bytes/],
    ['a record for more than 64 KiB', `:020000020000FC\n${end}`, /record type 2/],
    ['a file that is cut short', ':02000000AABB99\n', /cut short/],
    ['an empty file', '', /cut short/],
  ])('refuses %s', (_name, text, message) => {
    const image = readIntelHex(text, 5);
    expect(image.ok).toBe(false);
    expect(image.ok ? '' : image.failure.message).toMatch(message);
  });
});
