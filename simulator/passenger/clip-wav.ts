import type { Result } from '../../config/kernel/index.js';
import { fail, sampleRate, succeed } from '../../config/kernel/index.js';

/**
 * The samples of a bundled recording. Bundled recordings are 16 kHz mono 16-bit PCM by rule (a test holds it), so this reads
 * that and nothing else; files of strangers go through the readers of speech.
 */
export function readClipWav(bytes: Uint8Array): Result<Int16Array, { readonly message: string }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 12 || tagAt(view, 0) !== 'RIFF' || tagAt(view, 8) !== 'WAVE') {
    return fail({ message: 'not a WAV file' });
  }
  let isFormatRight = false;
  for (let offset = 12; offset + 8 <= bytes.byteLength;) {
    const tag = tagAt(view, offset);
    const length = view.getUint32(offset + 4, true);
    const start = offset + 8;
    if (start + length > bytes.byteLength) return fail({ message: `cut short inside '${tag}'` });
    if (tag === 'fmt ' && length >= 16) isFormatRight = isClipFormat(view, start);
    if (tag === 'data') {
      if (!isFormatRight) return fail({ message: 'not 16 kHz mono 16-bit PCM' });
      return succeed(Int16Array.from({ length: length >> 1 }, (_, index) => view.getInt16(start + 2 * index, true)));
    }
    offset = start + length + (length % 2);
  }
  return fail({ message: 'no audio in the file' });
}

function isClipFormat(view: DataView, start: number): boolean {
  const isPcm = view.getUint16(start, true) === 1;
  const isMono = view.getUint16(start + 2, true) === 1;
  return isPcm && isMono && view.getUint32(start + 4, true) === sampleRate && view.getUint16(start + 14, true) === 16;
}

function tagAt(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(offset + index)));
}
