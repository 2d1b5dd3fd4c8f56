/** FLAC without compression (verbatim subframes, or constant ones where all samples are equal), enough to test a reader with: 16 bit, whole kHz, one or two channels. */
export function flacBytes(
  channels: readonly Int16Array[],
  rate: number,
  promised = channels[0]?.length ?? 0,
): Uint8Array {
  const length = channels[0]?.length ?? 0;
  const blockSize = 4096;
  const frames: number[] = [];
  for (let start = 0, number = 0; start < length; start += blockSize, number += 1) {
    const count = Math.min(blockSize, length - start);
    const header = [0xff, 0xf8, 0x7c, ((channels.length - 1) << 4) | 0x08, number, ...big(count - 1, 2), rate / 1000];
    const frame = [...header, checksum8(header)];
    for (const channel of channels) {
      const samples = channel.subarray(start, start + count);
      const isConstant = samples.every((sample) => sample === samples[0]);
      frame.push(isConstant ? 0x00 : 0x02);
      for (const sample of isConstant ? samples.subarray(0, 1) : samples) frame.push(...big(sample & 0xffff, 2));
    }
    frames.push(...frame, ...big(checksum16(frame), 2));
  }
  const info = [...big(blockSize, 2), ...big(blockSize, 2), 0, 0, 0, 0, 0, 0];
  // Rate, 20 bits; channels - 1, 3 bits; bits - 1, 5 bits; samples, 36 bits.
  const packed = (BigInt(rate) << 44n) | (BigInt(channels.length - 1) << 41n) | (15n << 36n) | BigInt(promised);
  for (let shift = 56n; shift >= 0n; shift -= 8n) info.push(Number((packed >> shift) & 0xffn));
  info.push(...new Array<number>(16).fill(0));
  return Uint8Array.from([...Buffer.from('fLaC'), 0x80, ...big(info.length, 3), ...info, ...frames]);
}

function big(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, index) => (value >> (8 * (bytes - 1 - index))) & 0xff);
}

function checksum8(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => shifted(sum ^ byte, 0x80, 0x107), 0);
}

function checksum16(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => shifted(sum ^ (byte << 8), 0x8000, 0x18005), 0);
}

function shifted(value: number, top: number, polynomial: number): number {
  let sum = value;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum & top) === 0 ? sum << 1 : (sum << 1) ^ polynomial;
  return sum & (top * 2 - 1);
}
