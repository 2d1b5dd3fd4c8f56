import { describe, expect, it } from 'vitest';
import {
  cobsEncode,
  crc16X25,
  decodeMessage,
  encodeMessage,
  FrameSplitter,
} from '../../../firmware-bridge/protocol/index.js';
import type { Address, Message, Widths } from '../../../firmware-bridge/protocol/index.js';
import { hex, toHex } from './hex.js';

const narrow: Widths = { relays: 16, inputs: 16 };

/** Computed by hand and with two programs that are not this one: a wrong constant in the table cannot hide. */
const workedFrames: readonly (readonly [string, Message, Address, string])[] = [
  [
    'HELLO',
    { kind: 'hello', protocol: 1, nonce: 0x12345678 },
    { sequence: 0x10, session: 0 },
    '00 03 01 10 01 08 01 78 56 34 12 d0 a4 00',
  ],
  [
    'PULSE',
    { kind: 'pulse', channel: 4, durationMs: 300, notAfter: 0, flags: 1 },
    { sequence: 0x2a, session: 0x3c5a },
    '00 08 02 2a 5a 3c 04 2c 01 01 04 01 8a 5d 00',
  ],
  [
    'PULSE_ACK',
    { kind: 'pulseAck', status: 0, clock: 0x1f40, relays: 0x0010n },
    { sequence: 0x2a, session: 0x3c5a },
    '00 05 82 2a 5a 3c 04 40 1f 10 03 21 5f 00',
  ],
  ['HEARTBEAT', { kind: 'heartbeat' }, { sequence: 0x2b, session: 0x3c5a }, '00 07 05 2b 5a 3c 7c 6d 00'],
  [
    'CONFIGURE_RELAYS',
    {
      kind: 'configureRelays',
      first: 8,
      groups: [1, 1, 1, 2, 2, 3, 0, 0],
      lamps: [8, 9, 10, 255, 255, 255, 255, 255],
      longestPulses: [50, 50, 50, 50, 50, 50, 0, 0],
      longestHolds: [0, 0, 0, 30, 0, 0, 0, 0],
    },
    { sequence: 0x11, session: 0x3c5a },
    '00 0c 06 11 5a 3c 08 01 01 01 02 02 03 01 0f 08 09 0a ff ff ff ff ff 32 32 32 32 32 32 01 01 01 01 02 1e 01 01 01 03 dd 08 00',
  ],
  [
    'CONFIGURE_INPUTS',
    { kind: 'configureInputs', interlocks: 0xe000n, activeOpen: 0x6000n },
    { sequence: 0x12, session: 0x3c5a },
    '00 05 07 12 5a 3c 02 e0 04 60 26 3d 00',
  ],
  [
    'CONFIRM_CONFIGURATION',
    { kind: 'confirmConfiguration', checksum: 0x1234 },
    { sequence: 0x13, session: 0x3c5a },
    '00 09 08 13 5a 3c 34 12 bf b7 00',
  ],
  [
    'HOLD',
    { kind: 'hold', channel: 11, durationMs: 1000, notAfter: 0x2345 },
    { sequence: 0x14, session: 0x3c5a },
    '00 0c 09 14 5a 3c 0b e8 03 45 23 57 71 00',
  ],
  [
    'NAK no session',
    { kind: 'nak', reason: 0x10, bootCount: 7 },
    { sequence: 0x2a, session: 0 },
    '00 03 7f 2a 01 03 10 07 03 3b e0 00',
  ],
];

function onlyFrame(wire: Uint8Array) {
  const pieces = new FrameSplitter().push(wire);
  expect(pieces).toHaveLength(1);
  const piece = pieces[0];
  if (piece?.kind !== 'frame') throw new Error('no frame');
  return piece.frame;
}

describe('CRC-16/X-25', () => {
  it('gives the published check value', () => {
    expect(crc16X25(new TextEncoder().encode('123456789'))).toBe(0x906e);
  });
});

describe('COBS', () => {
  it.each([
    ['', '01'],
    ['00', '01 01'],
    ['00 00', '01 01 01'],
    ['11 22 00 33', '03 11 22 02 33'],
    ['11 00', '02 11 01'],
  ])('turns %s into %s', (plain, encoded) => {
    expect(toHex(cobsEncode(hex(plain)))).toBe(encoded);
  });
});

describe('worked frames', () => {
  it.each(workedFrames)('%s is written as computed by hand', (_name, message, address, wire) => {
    expect(toHex(encodeMessage(message, address, narrow))).toBe(wire);
  });

  it.each(workedFrames)('%s is read from the bytes computed by hand', (_name, message, address, wire) => {
    const frame = onlyFrame(hex(wire));
    expect({ sequence: frame.sequence, session: frame.session }).toEqual(address);
    expect(decodeMessage(frame, narrow)).toEqual({ ok: true, value: message });
  });

  it('HELLO_ACK has every field at its byte', () => {
    const payload = '00 01 02 03 | 07 01 08 10 11 | 88 13 e8 03 78 56 34 12 | 5a 3c 2a 04 2c 01 14 00 01';
    const read = decodeMessage({ type: 0x81, sequence: 0x10, session: 0x3c5b, payload: hex(payload) }, narrow);
    expect(read).toEqual({
      ok: true,
      value: {
        kind: 'helloAck',
        status: 0,
        protocol: 1,
        firmwareMajor: 2,
        firmwareMinor: 3,
        bootCount: 0x0107,
        resetCause: 8,
        relayChannels: 16,
        inputChannels: 17,
        longestPulseMs: 5000,
        linkTimeoutMs: 1000,
        nonce: 0x12345678,
        journalSession: 0x3c5a,
        journalSequence: 0x2a,
        journalChannel: 4,
        journalAskedMs: 300,
        journalRanMs: 20,
        journalActive: 1,
      },
    });
  });

  it('STATE of 64 relays and 32 inputs has four and two words, lowest channel first', () => {
    const payload = hex(
      '00 | 10 27 00 00 | 01 00 00 00 00 00 00 80 | 02 00 00 80 | 05 00 06 07 | 5a 3c 01 | 01 00 00 80',
    );
    const read = decodeMessage({ type: 0x85, sequence: 1, session: 2, payload }, { relays: 64, inputs: 32 });
    expect(read).toMatchObject({
      ok: true,
      value: {
        uptimeMs: 10_000,
        relays: 0x8000_0000_0000_0001n,
        inputs: 0x8000_0002n,
        badFrames: 5,
        eventSequence: 7,
        configuration: 0x3c5a,
        locked: 1,
        blinking: 0x8000_0001n,
      },
    });
  });
});

describe('lengths', () => {
  const address = { sequence: 1, session: 2 };

  it('a payload one byte too long or too short is refused', () => {
    const frame = onlyFrame(encodeMessage({ kind: 'pulseAck', status: 0, clock: 0, relays: 0n }, address, narrow));
    for (const payload of [frame.payload.slice(1), Uint8Array.of(...frame.payload, 0)]) {
      expect(decodeMessage({ ...frame, payload }, narrow)).toEqual({ ok: false, failure: 'badLength' });
    }
  });

  it('later boards may add bytes to HELLO_ACK', () => {
    const payload = new Uint8Array(27);
    expect(decodeMessage({ type: 0x81, ...address, payload }, narrow).ok).toBe(true);
    expect(decodeMessage({ type: 0x81, ...address, payload: payload.slice(2) }, narrow)).toEqual({
      ok: false,
      failure: 'badLength',
    });
  });

  it('an unknown type is no message', () => {
    const frame = { type: 0x3f, ...address, payload: new Uint8Array() };
    expect(decodeMessage(frame, narrow)).toEqual({ ok: false, failure: 'unknownType' });
  });

  it('a value that does not fit its field is refused instead of cut', () => {
    const pulse = { kind: 'pulse', channel: 1, durationMs: 65_536, notAfter: 0, flags: 0 } as const;
    expect(() => encodeMessage(pulse, address, narrow)).toThrow(RangeError);
    expect(() => encodeMessage({ kind: 'heartbeat' }, address, { relays: 8, inputs: 16 })).toThrow(RangeError);
  });
});
