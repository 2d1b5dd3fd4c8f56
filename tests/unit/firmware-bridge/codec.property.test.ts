import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cobsDecode,
  cobsEncode,
  decodeFrame,
  decodeMessage,
  encodeFrame,
  encodeMessage,
  FrameSplitter,
  messageTable,
} from '../../../firmware-bridge/protocol/index.js';
import type { FieldKind, Message, MessageSpec, Widths } from '../../../firmware-bridge/protocol/index.js';

const frames = fc.record({
  type: fc.integer({ min: 0, max: 255 }),
  sequence: fc.integer({ min: 0, max: 255 }),
  session: fc.integer({ min: 0, max: 65_535 }),
  payload: fc.uint8Array({ maxLength: 42 }),
});
const width = fc.constantFrom(16, 32, 64);

function valueOf(kind: FieldKind, widths: Widths): fc.Arbitrary<number | bigint | number[]> {
  switch (kind) {
    case 'u8':
      return fc.integer({ min: 0, max: 0xff });
    case 'u16':
      return fc.integer({ min: 0, max: 0xffff });
    case 'u32':
      return fc.integer({ min: 0, max: 0xffff_ffff });
    case 'perRelay':
      return fc.array(fc.integer({ min: 0, max: 0xff }), { minLength: 8, maxLength: 8 });
    case 'relayBits':
      return fc.bigInt({ min: 0n, max: (1n << BigInt(widths.relays)) - 1n });
    case 'inputBits':
      return fc.bigInt({ min: 0n, max: (1n << BigInt(widths.inputs)) - 1n });
  }
}

const messages = fc.record({ relays: width, inputs: width }).chain((widths) =>
  fc.constantFrom(...Object.entries<MessageSpec>(messageTable)).chain(([kind, spec]) =>
    fc.record(Object.fromEntries(spec.fields.map((field) => [field.name, valueOf(field.kind, widths)]))).map(
      // The table is the type: every field is there with a value of its kind.
      (fields) => ({ widths, message: { kind, ...fields } as unknown as Message }),
    ),
  ),
);

describe('properties of the codec', () => {
  it('COBS leaves no zero and loses nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 253 }), (bytes) => {
        const encoded = cobsEncode(bytes);
        expect(encoded.includes(0)).toBe(false);
        expect(encoded).toHaveLength(bytes.length + 1);
        expect(cobsDecode(encoded)).toEqual(bytes);
      }),
    );
  });

  it('every message of every width comes back as it was', () => {
    fc.assert(
      fc.property(
        messages,
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 0, max: 65_535 }),
        (sent, sequence, session) => {
          const wire = encodeMessage(sent.message, { sequence, session }, sent.widths);
          expect(wire.length).toBeLessThanOrEqual(51);
          const decoded = decodeFrame(wire.subarray(1, -1));
          if (!decoded.ok) throw new Error(decoded.failure);
          expect(decodeMessage(decoded.value, sent.widths)).toEqual({ ok: true, value: sent.message });
        },
      ),
    );
  });

  it('frames are found however the stream is cut and whatever noise stands between them', () => {
    const noise = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(noise, frames), { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 30 })),
        (parts, cuts) => {
          const stream = Uint8Array.from(parts.flatMap(([before, frame]) => [...before, ...encodeFrame(frame)]));
          const splitter = new FrameSplitter();
          const found: unknown[] = [];
          let at = 0;
          for (const length of [...cuts, stream.length]) {
            for (const piece of splitter.push(stream.subarray(at, at + length))) {
              if (piece.kind === 'frame') found.push(piece.frame);
            }
            at += length;
          }
          for (const [, frame] of parts) expect(found).toContainEqual(frame);
        },
      ),
    );
  });

  it('no error of one, two or three bits on the wire is taken for a frame', () => {
    const flips = fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(frames, flips, (frame, positions) => {
        const wire = encodeFrame(frame);
        for (const position of positions) {
          const bit = position % (wire.length * 8);
          wire[bit >> 3] = (wire[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        }
        const isUnchanged = Buffer.from(wire).equals(Buffer.from(encodeFrame(frame)));
        const accepted = new FrameSplitter().push(wire).filter((piece) => piece.kind === 'frame');
        if (!isUnchanged && accepted.length > 0) {
          // What may survive is the frame itself, when only its delimiters were hit.
          expect(accepted).toEqual([{ kind: 'frame', frame }]);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
