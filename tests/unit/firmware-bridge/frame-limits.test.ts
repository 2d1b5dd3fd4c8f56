import { describe, expect, it } from 'vitest';
import {
  cobsDecode,
  cobsEncode,
  decodeFrame,
  encodeFrame,
  encodeMessage,
} from '../../../firmware-bridge/protocol/index.js';

const frameOf = (payloadBytes: number) => ({
  type: 0x3f,
  sequence: 1,
  session: 2,
  payload: new Uint8Array(payloadBytes).fill(0x55),
});
const address = { sequence: 1, session: 2 };
const narrow = { relays: 16, inputs: 16 };

describe('the longest', () => {
  it('frame has 48 bytes with its checksum: 42 of payload', () => {
    const wire = encodeFrame(frameOf(42));
    expect(wire).toHaveLength(51);
    expect(decodeFrame(wire.subarray(1, -1))).toEqual({ ok: true, value: frameOf(42) });
    expect(() => encodeFrame(frameOf(43))).toThrow('a frame of 49 bytes is too long');
  });

  it('piece that decodes to more is no frame, whatever its checksum', () => {
    expect(decodeFrame(cobsEncode(new Uint8Array(49).fill(0x55)))).toEqual({ ok: false, failure: 'tooLong' });
    expect(decodeFrame(cobsEncode(new Uint8Array(48).fill(0x55)))).toEqual({ ok: false, failure: 'badCrc' });
  });

  it('input of COBS has 253 bytes', () => {
    const longest = new Uint8Array(253).fill(1);
    expect(cobsDecode(cobsEncode(longest))).toEqual(longest);
    expect(() => cobsEncode(new Uint8Array(254))).toThrow('COBS of 254 bytes is not needed here');
  });
});

it('a zero is no COBS code', () => {
  expect(cobsDecode(Uint8Array.of(2, 0x11, 0, 0x22))).toBeNull();
  expect(cobsDecode(Uint8Array.of(0))).toBeNull();
});

describe('what cannot be said is an error that says what', () => {
  it.each([0, -16, 8, 24, 80, 128])('%i channels', (relays) => {
    const attempt = () => encodeMessage({ kind: 'heartbeat' }, address, { ...narrow, relays });
    expect(attempt).toThrow(`${relays} channels are no width`);
  });

  it('a number that is too large, or less than nothing', () => {
    const pulse = { kind: 'pulse', channel: 1, durationMs: 250, notAfter: 0, flags: 0 } as const;
    expect(() => encodeMessage({ ...pulse, durationMs: 65_536 }, address, narrow)).toThrow('65536 is no u16');
    expect(() => encodeMessage({ ...pulse, channel: -1 }, address, narrow)).toThrow('-1 is no u8');
  });

  it('eight rules of which one is missing', () => {
    const eight = [0, 0, 0, 0, 0, 0, 0, 0];
    const table = { kind: 'configureRelays', first: 0, groups: eight, lamps: eight, longestPulses: eight } as const;
    const seven = { ...table, longestHolds: eight.slice(1) };
    expect(() => encodeMessage(seven, address, narrow)).toThrow('7 values where 8 belong');
  });
});
