import type { SampleEncoding, WavLayout } from './wav-header.js';

type SampleReader = (view: DataView, at: number) => number;

const readers: Readonly<Record<SampleEncoding, SampleReader>> = {
  unsigned8: (view, at) => (view.getUint8(at) - 128) / 128,
  signed16: (view, at) => view.getInt16(at, true) / 32_768,
  signed24: (view, at) => (view.getInt8(at + 2) * 65_536 + view.getUint16(at, true)) / 8_388_608,
  signed32: (view, at) => view.getInt32(at, true) / 2_147_483_648,
  float32: (view, at) => finite(view.getFloat32(at, true)),
  float64: (view, at) => finite(view.getFloat64(at, true)),
};

/**
 * The samples as one channel of -1 .. 1 at the rate of the file. Channels are averaged: a talker stands in front of both
 * microphones of a stereo recorder, so the sum is the talker and the rest weakens. A broken last frame is left out.
 */
export function mixToMono(layout: WavLayout): Float32Array {
  const { data, frameBytes, channels } = layout;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const read = readers[layout.encoding];
  const sampleBytes = frameBytes / channels;
  const mono = new Float32Array(Math.floor(data.length / frameBytes));
  for (let frame = 0; frame < mono.length; frame += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) {
      sum += read(view, frame * frameBytes + channel * sampleBytes);
    }
    mono[frame] = sum / channels;
  }
  return mono;
}

/** One damaged float sample would otherwise spread over everything the resampler touches. */
function finite(sample: number): number {
  return Number.isFinite(sample) ? sample : 0;
}
