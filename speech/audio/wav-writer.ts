import { sampleRate } from '../../config/kernel/index.js';

const headerBytes = 44;

/** 16 kHz mono signed 16-bit samples -> the bytes of a WAV file. */
export function writeWav(samples: Int16Array): Uint8Array {
  const dataBytes = samples.length * 2;
  const bytes = new Uint8Array(headerBytes + dataBytes);
  const view = new DataView(bytes.buffer);
  writeName(bytes, 0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + dataBytes, true);
  writeName(bytes, 8, 'WAVE');
  writeName(bytes, 12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true); // bytes per second
  view.setUint16(32, 2, true); // bytes per frame
  view.setUint16(34, 16, true); // bits per sample
  writeName(bytes, 36, 'data');
  view.setUint32(40, dataBytes, true);
  for (const [index, sample] of samples.entries()) view.setInt16(headerBytes + index * 2, sample, true);
  return bytes;
}

function writeName(bytes: Uint8Array, at: number, name: string): void {
  for (let index = 0; index < name.length; index += 1) bytes[at + index] = name.charCodeAt(index);
}
