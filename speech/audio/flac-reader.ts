import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { fail, sampleRate, succeed } from '../../config/kernel/index.js';
import type { ElevatorError, Result } from '../../config/kernel/index.js';
import { toInt16 } from './pcm.js';
import { resample } from './resample.js';
import { unusable, type DecodedAudio } from './wav-reader.js';

/** Vosk and everything before it hears nothing above 8 kHz; less than that is telephone speech. */
const lowestRate = 8_000;
/** A frame header has at most 16 bytes; the decoder's parser looks this far ahead before it believes one. */
const lookAheadBytes = 64;

export function isFlac(bytes: Uint8Array): boolean {
  return bytes.length > 4 && String.fromCharCode(...bytes.subarray(0, 4)) === 'fLaC';
}

/**
 * FLAC bytes -> 16 kHz mono; channels are averaged. A file that is cut short or damaged in part gives what could be decoded and a
 * warning; anything else that is wrong is ELV-SPEECH-003 with the name of the file.
 */
export async function readFlac(bytes: Uint8Array, fileName: string): Promise<Result<DecodedAudio, ElevatorError>> {
  const promised = promisedSamples(bytes);
  const decoder = new FLACDecoder();
  try {
    await decoder.ready;
    const { channelData, samplesDecoded: decoded, sampleRate: rate } = await decoder.decodeFile(withFollower(bytes));
    // What follows the last frame may be a frame itself.
    const samplesDecoded = promised === 0 ? decoded : Math.min(decoded, promised);
    if (samplesDecoded === 0) return fail(unusable(fileName, 'is FLAC without any audio that can be decoded'));
    if (rate < lowestRate)
      return fail(unusable(fileName, `has a rate of ${rate} Hz; at least ${lowestRate} Hz are needed`));
    const samples = toInt16(resample(averaged(channelData, samplesDecoded), rate, sampleRate));
    const seconds = samples.length / sampleRate;
    if (promised === 0 || samplesDecoded >= promised) return succeed({ samples, seconds, warning: null });
    const warning = `${fileName} is cut short or damaged: ${seconds.toFixed(2)} s of ${(promised / rate).toFixed(2)} s are there`;
    return succeed({ samples, seconds, warning });
  } catch (cause) {
    return fail(unusable(fileName, 'is damaged FLAC', cause));
  } finally {
    decoder.free();
  }
}

/** Samples per channel as the STREAMINFO block states them, 36 bits at byte 21; 0 where it does not know. */
function promisedSamples(bytes: Uint8Array): number {
  if (bytes.length < 26) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (view.getUint8(21) & 0x0f) * 2 ** 32 + view.getUint32(22);
}

/**
 * The decoder's parser finds the end of a frame by the header of the next one, and gives up a last frame that is shorter than its
 * look-ahead: a second of digital silence, in 13 bytes. So the beginning of the first frame is put behind the last.
 */
function withFollower(bytes: Uint8Array): Uint8Array {
  const first = firstFrameAt(bytes);
  const follower = bytes.subarray(first, first + lookAheadBytes);
  const longer = new Uint8Array(bytes.length + follower.length);
  longer.set(bytes);
  longer.set(follower, bytes.length);
  return longer;
}

/** Behind the metadata blocks: each has a byte whose highest bit marks the last one, and 24 bits of length. */
function firstFrameAt(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 4; at + 4 <= bytes.length;) {
    const head = view.getUint32(at);
    at += 4 + (head & 0xff_ffff);
    if (head >>> 31 === 1) return at;
  }
  return bytes.length;
}

function averaged(channels: readonly Float32Array[], length: number): Float32Array {
  const [first] = channels;
  if (channels.length === 1 && first !== undefined) return first.subarray(0, length);
  return Float32Array.from({ length }, (_, index) => {
    let sum = 0;
    for (const channel of channels) sum += channel[index] ?? 0;
    return sum / channels.length;
  });
}
