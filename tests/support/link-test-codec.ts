/**
 * An independent reading of LINK v1 for tests of the board: written from the specification, sharing no line with
 * firmware-bridge/protocol, so that a mistake there can't confirm itself.
 */
export interface TestFrame {
  readonly type: number;
  readonly sequence: number;
  readonly session: number;
  readonly payload: readonly number[];
}

/** Bit by bit, as the standard defines it. */
export function crcX25(bytes: readonly number[]): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) !== 0 ? (crc >> 1) ^ 0x8408 : crc >> 1;
  }
  return crc ^ 0xffff;
}

export const le16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
export const le32 = (value: number): number[] => [...le16(value & 0xffff), ...le16(Math.floor(value / 0x10000))];

/** Little-endian number of `count` bytes at `offset`. */
export function readLittleEndian(bytes: readonly number[], offset: number, count: number): number {
  let value = 0;
  for (let index = count - 1; index >= 0; index -= 1) value = value * 256 + (bytes[offset + index] ?? Number.NaN);
  return value;
}

export function bytesOfHex(hex: string): number[] {
  return hex
    .trim()
    .split(/\s+/)
    .map((byte) => Number.parseInt(byte, 16));
}

export function hexOfBytes(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

export function encodeTestFrame(frame: TestFrame): number[] {
  const body = [frame.type, frame.sequence, ...le16(frame.session), ...frame.payload];
  return stuff([...body, ...le16(crcX25(body))]);
}

function stuff(bytes: readonly number[]): number[] {
  const runs: number[][] = [[]];
  for (const byte of bytes) {
    if (byte === 0) runs.push([]);
    else runs.at(-1)!.push(byte);
  }
  return [0, ...runs.flatMap((run) => [run.length + 1, ...run]), 0];
}

/** Frames of a stream of bytes; what is no whole, valid frame is kept apart. */
export class TestFrameReader {
  #piece: number[] = [];
  readonly frames: { readonly frame: TestFrame; readonly wire: readonly number[] }[] = [];
  readonly rejected: number[][] = [];

  push(byte: number): void {
    if (byte !== 0) {
      this.#piece.push(byte);
      return;
    }
    if (this.#piece.length > 0) this.#take(this.#piece);
    this.#piece = [];
  }

  #take(piece: number[]): void {
    const frame = decodePiece(piece);
    if (frame === null) this.rejected.push(piece);
    else this.frames.push({ frame, wire: [0, ...piece, 0] });
  }
}

function decodePiece(piece: readonly number[]): TestFrame | null {
  const bytes: number[] = [];
  for (let at = 0; at < piece.length;) {
    const code = piece[at]!;
    if (at + code > piece.length) return null;
    if (at > 0) bytes.push(0);
    bytes.push(...piece.slice(at + 1, at + code));
    at += code;
  }
  if (bytes.length < 6 || crcX25(bytes.slice(0, -2)) !== readLittleEndian(bytes, bytes.length - 2, 2)) return null;
  return {
    type: bytes[0]!,
    sequence: bytes[1]!,
    session: readLittleEndian(bytes, 2, 2),
    payload: bytes.slice(4, -2),
  };
}
