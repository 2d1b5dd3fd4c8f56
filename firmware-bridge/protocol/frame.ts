import { fail, succeed } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';
import { cobsDecode, cobsEncode } from './cobs.js';
import { crc16X25 } from './crc16-x25.js';
import { limits } from './limits.js';

/** One frame without its CRC. */
export interface Frame {
  readonly type: number;
  readonly sequence: number;
  readonly session: number;
  readonly payload: Uint8Array;
}

export type FrameFault = 'tooShort' | 'tooLong' | 'badCobs' | 'badCrc';

const headerBytes = limits.frameHeaderBytes.value;
const crcBytes = limits.frameCrcBytes.value;
/** Header and CRC alone. */
export const shortestFrame = headerBytes + crcBytes;
/** The board's receive buffer. */
export const longestFrame = limits.frameMaxBytes.value;

/** The bytes for the wire: a zero, the frame with its CRC in COBS, a zero. */
export function encodeFrame(frame: Frame): Uint8Array {
  const length = headerBytes + frame.payload.length;
  if (length + crcBytes > longestFrame) throw new RangeError(`a frame of ${length + crcBytes} bytes is too long`);
  const bytes = new Uint8Array(length + crcBytes);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, frame.type);
  view.setUint8(1, frame.sequence);
  view.setUint16(2, frame.session, true);
  bytes.set(frame.payload, headerBytes);
  view.setUint16(length, crc16X25(bytes.subarray(0, length)), true);
  // The leading zero ends whatever noise the line has put into the receiver before.
  const encoded = cobsEncode(bytes);
  const wire = new Uint8Array(encoded.length + 2);
  wire.set(encoded, 1);
  return wire;
}

/** @param piece what stood between two zeros */
export function decodeFrame(piece: Uint8Array): Result<Frame, FrameFault> {
  const bytes = cobsDecode(piece);
  if (bytes === null) return fail('badCobs');
  if (bytes.length < shortestFrame) return fail('tooShort');
  if (bytes.length > longestFrame) return fail('tooLong');
  const view = new DataView(bytes.buffer);
  const crcAt = bytes.length - crcBytes;
  if (view.getUint16(crcAt, true) !== crc16X25(bytes.subarray(0, crcAt))) return fail('badCrc');
  return succeed({
    type: view.getUint8(0),
    sequence: view.getUint8(1),
    session: view.getUint16(2, true),
    payload: bytes.slice(headerBytes, crcAt),
  });
}
