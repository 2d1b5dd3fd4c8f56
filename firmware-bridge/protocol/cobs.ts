/** The longest run one COBS code can announce is 254 bytes; frames of this protocol are far shorter. */
const longestInput = 253;

/** Consistent overhead byte stuffing: the same bytes without a zero, one byte longer. For up to 253 bytes. */
export function cobsEncode(bytes: Uint8Array): Uint8Array {
  if (bytes.length > longestInput) throw new RangeError(`COBS of ${bytes.length} bytes is not needed here`);
  const encoded = new Uint8Array(bytes.length + 1);
  let codeAt = 0;
  for (const [index, byte] of bytes.entries()) {
    const place = index + 1;
    if (byte === 0) {
      encoded[codeAt] = place - codeAt;
      codeAt = place;
    } else {
      encoded[place] = byte;
    }
  }
  encoded[codeAt] = encoded.length - codeAt;
  return encoded;
}

/** null where a code points past the end or a zero stands inside: such bytes were damaged on their way. */
export function cobsDecode(encoded: Uint8Array): Uint8Array | null {
  const decoded = new Uint8Array(encoded.length);
  let length = 0;
  let at = 0;
  while (at < encoded.length) {
    const code = encoded[at] ?? 0;
    const next = at + code;
    if (code === 0 || next > encoded.length) return null;
    const run = encoded.subarray(at + 1, next);
    if (run.includes(0)) return null;
    decoded.set(run, length);
    // The array is zero already.
    length += run.length + (next < encoded.length ? 1 : 0);
    at = next;
  }
  return decoded.slice(0, length);
}
