/** "00 0a ff" as bytes; blanks and bars are for the eye. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(text.replace(/[\s|]/g, '').match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
