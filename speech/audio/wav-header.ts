import { fail, succeed } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';

/** How the bytes of one sample are to be read. */
export type SampleEncoding = 'unsigned8' | 'signed16' | 'signed24' | 'signed32' | 'float32' | 'float64';

export interface WavLayout {
  readonly encoding: SampleEncoding;
  readonly channels: number;
  /** Hertz. */
  readonly rate: number;
  /** Bytes of one frame: one sample of every channel. */
  readonly frameBytes: number;
  /** The bytes of the samples; may end in a broken frame. */
  readonly data: Uint8Array;
  /** How many bytes of samples the header promises; null where it was written before the length was known. */
  readonly promisedBytes: number | null;
}

/** What is wrong, as the end of a sentence that begins with the name of the file. */
export type WavFault = string;

const lowestRate = 8_000;
const highestRate = 384_000;
const mostChannels = 16;
const formatPcm = 0x0001;
const formatFloat = 0x0003;
const formatExtensible = 0xfffe;
/** Compressed audio inside RIFF that people really meet; the rest is named by its number. */
const compressedFormats: Readonly<Record<number, string>> = {
  0x0002: 'ADPCM',
  0x0006: 'A-law',
  0x0007: 'mu-law',
  0x0011: 'IMA ADPCM',
  0x0031: 'GSM 6.10',
  0x0055: 'MP3',
};
/** A recorder that writes to a pipe cannot go back to fill in the length and leaves one of these. */
const lengthsOfStreams: ReadonlySet<number> = new Set([0xffff_ffff, 0x7fff_ffff, 0x7fff_f000, 0x8000_0000]);

interface Chunks {
  readonly format: DataView | null;
  readonly data: Uint8Array | null;
  readonly promisedBytes: number | null;
}

/** Finds format and samples in the bytes of a RIFF/WAVE file, whatever other chunks stand between them. */
export function readWavLayout(bytes: Uint8Array): Result<WavLayout, WavFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return fail('is cut short inside its header');
  const chunks = findChunks(bytes, view);
  if (chunks.format === null) return fail('has a damaged header (no complete format chunk)');
  if (chunks.data === null) return fail('contains no audio (no data chunk)');
  const format = readFormat(chunks.format);
  if (!format.ok) return format;
  if (chunks.data.length < format.value.frameBytes) return fail('contains no audio (its data chunk is empty)');
  return succeed({ ...format.value, data: chunks.data, promisedBytes: chunks.promisedBytes });
}

function findChunks(bytes: Uint8Array, view: DataView): Chunks {
  const isRiffLengthFilledIn = ![0, ...lengthsOfStreams].includes(view.getUint32(4, true));
  let format: DataView | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = nameAt(bytes, at);
    const length = view.getUint32(at + 4, true);
    const body = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
    if (name === 'fmt ' && body.length >= 14 && body.length === length) {
      format = new DataView(body.buffer, body.byteOffset, body.byteLength);
    }
    if (name === 'data') {
      const isStream = lengthsOfStreams.has(length) || (length === 0 && !isRiffLengthFilledIn);
      return isStream
        ? { format, data: bytes.subarray(at + 8), promisedBytes: null }
        : { format, data: body, promisedBytes: length };
    }
    // Chunks start at even offsets; the padding byte is not counted in the length.
    at += 8 + length + (length % 2);
  }
  return { format, data: null, promisedBytes: null };
}

function readFormat(format: DataView): Result<Omit<WavLayout, 'data' | 'promisedBytes'>, WavFault> {
  const tag = formatTag(format);
  const channels = format.getUint16(2, true);
  const rate = format.getUint32(4, true);
  const frameBytes = format.getUint16(12, true);
  if (tag !== formatPcm && tag !== formatFloat) {
    const name = compressedFormats[tag] ?? `format ${tag}`;
    return fail(`holds compressed audio (${name}); convert it to PCM, e.g. \`sox IN.wav -b 16 -e signed OUT.wav\``);
  }
  if (channels < 1 || channels > mostChannels || frameBytes === 0 || frameBytes % channels !== 0) {
    return fail('has a damaged header (channels and frame size contradict each other)');
  }
  if (rate < lowestRate || rate > highestRate) {
    return fail(`has a sample rate of ${rate} Hz; from ${lowestRate} Hz up to ${highestRate} Hz can be used`);
  }
  const encoding = encodingOf(tag, frameBytes / channels);
  if (encoding === null) return fail(`has samples of ${frameBytes / channels} bytes, which nobody can read`);
  return succeed({ encoding, channels, rate, frameBytes });
}

/** WAVE_FORMAT_EXTENSIBLE keeps the real tag in the first two bytes of its sub-format identifier. */
function formatTag(format: DataView): number {
  const tag = format.getUint16(0, true);
  return tag === formatExtensible && format.byteLength >= 26 ? format.getUint16(24, true) : tag;
}

/** By the size of the container: fewer valid bits (20 in 24, say) sit at its upper end and need no treatment. */
function encodingOf(tag: number, sampleBytes: number): SampleEncoding | null {
  if (tag === formatFloat) return sampleBytes === 4 ? 'float32' : sampleBytes === 8 ? 'float64' : null;
  return ([null, 'unsigned8', 'signed16', 'signed24', 'signed32'] as const)[sampleBytes] ?? null;
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
