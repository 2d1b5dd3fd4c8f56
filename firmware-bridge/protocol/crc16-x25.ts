/** x^16 + x^12 + x^5 + 1 with its bits reversed, because the line sends the lowest bit first. */
const reflectedPolynomial = 0x8408;

/**
 * CRC-16/X-25 (ISO/IEC 13239): start FFFF, reflected, result inverted. `"123456789"` gives 906E.
 * Up to 50 bytes no error of one, two or three bits goes unseen (Hamming distance 4, by enumeration).
 */
export function crc16X25(bytes: Uint8Array): number {
  let remainder = 0xffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ reflectedPolynomial : remainder >>> 1;
    }
  }
  return remainder ^ 0xffff;
}
