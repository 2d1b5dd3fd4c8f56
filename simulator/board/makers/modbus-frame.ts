/**
 * The check of a frame as "MODBUS over serial line, specification and implementation guide V1.02", 6.2.2, has it: polynomial
 * A001 reflected, begun with FFFF; sent low byte first.
 */
function checkSum(bytes: Uint8Array): number {
  let sum = 0xffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum & 1) === 1 ? (sum >> 1) ^ 0xa001 : sum >> 1;
  }
  return sum;
}

/** The content with its check behind it. */
export function sealFrame(content: readonly number[]): Uint8Array {
  const sum = checkSum(Uint8Array.from(content));
  return Uint8Array.from([...content, sum & 0xff, sum >> 8]);
}

/** Unit, function and data of a frame; null where it is damaged or too short to be one. */
export function openFrame(frame: Uint8Array): Uint8Array | null {
  if (frame.length < 4) return null;
  const content = frame.subarray(0, -2);
  const sum = checkSum(content);
  return frame.at(-2) === (sum & 0xff) && frame.at(-1) === sum >> 8 ? content : null;
}

/** Two bytes, high one first; 0 where there are none. */
export function wordAt(content: Uint8Array, at: number): number {
  return (content[at] ?? 0) * 0x100 + (content[at + 1] ?? 0);
}

/** Bits as functions 1 and 2 answer them: eight a byte, the first one lowest. */
export function packBits(bits: bigint, count: number): number[] {
  return Array.from({ length: Math.ceil(count / 8) }, (_, byte) => Number((bits >> BigInt(byte * 8)) & 0xffn));
}
