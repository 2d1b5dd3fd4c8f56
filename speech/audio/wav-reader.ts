import { ElevatorError, fail, sampleRate, succeed } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';
import { toInt16 } from './pcm.js';
import { resample } from './resample.js';
import { readWavLayout } from './wav-header.js';
import { mixToMono } from './wav-samples.js';

export interface DecodedAudio {
  /** 16 kHz mono. */
  readonly samples: Int16Array;
  readonly seconds: number;
  /** One sentence where something was amiss that did no harm, e.g. a file that is cut short; else null. */
  readonly warning: string | null;
}

/** The first bytes of what people take for WAV; naming it saves them a search. */
const otherKinds: readonly (readonly [offset: number, magic: string, kind: string])[] = [
  [0, 'OggS', 'Ogg'],
  [0, 'ID3', 'MP3'],
  [0, '\xff\xfb', 'MP3'],
  [0, '\xff\xf3', 'MP3'],
  [4, 'ftyp', 'MP4/M4A'],
  [0, 'FORM', 'AIFF'],
  [0, '.snd', 'AU'],
  [0, '\x1a\x45\xdf\xa3', 'WebM'],
  [0, 'RF64', 'RF64'],
  [0, 'RIFX', 'RIFX'],
];

/**
 * WAV bytes -> 16 kHz mono. PCM of 8, 16, 24 or 32 bit and float, 8 kHz and up, any number of channels (averaged). A file that
 * is cut short gives what is there and a warning; anything else that is wrong is ELV-SPEECH-003 with the name of the file.
 */
export function readWav(bytes: Uint8Array, fileName: string): Result<DecodedAudio, ElevatorError> {
  const layout = isWav(bytes) ? readWavLayout(bytes) : fail(whyNoWav(bytes));
  if (!layout.ok) return fail(unusable(fileName, layout.failure));
  const { data, promisedBytes, frameBytes, rate } = layout.value;
  const samples = toInt16(resample(mixToMono(layout.value), rate, sampleRate));
  if (samples.length === 0) return fail(unusable(fileName, 'contains no audio (a single sample)'));
  const seconds = samples.length / sampleRate;
  if (promisedBytes === null || data.length >= promisedBytes) return succeed({ samples, seconds, warning: null });
  const promisedSeconds = promisedBytes / frameBytes / rate;
  const warning = `${fileName} is cut short: ${seconds.toFixed(2)} s of ${promisedSeconds.toFixed(2)} s are there`;
  return succeed({ samples, seconds, warning });
}

export function unusable(fileName: string, fault: string, cause?: unknown): ElevatorError {
  return new ElevatorError('ELV-SPEECH-003', `${fileName} ${fault}`, { context: { file: fileName }, cause });
}

function isWav(bytes: Uint8Array): boolean {
  return textAt(bytes, 0, 4) === 'RIFF' && (bytes.length < 12 || textAt(bytes, 8, 4) === 'WAVE');
}

function whyNoWav(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'is empty';
  const kind = otherKinds.find(([offset, magic]) => textAt(bytes, offset, magic.length) === magic)?.[2];
  if (kind === undefined) return 'is no WAV or FLAC file';
  return `is ${kind}, not WAV or FLAC; convert it first, e.g. \`sox IN -r 16000 -c 1 OUT.wav\` or \`ffmpeg -i IN -ar 16000 -ac 1 OUT.wav\``;
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
