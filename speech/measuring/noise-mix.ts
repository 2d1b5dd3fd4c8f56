import { sampleRate } from '../../config/kernel/index.js';
import { saturate } from '../audio/pcm.js';

/** Frame whose loudest one is a recording's level (Picovoice's definition): 128 ms. */
const frameSamples = 2048;
/** Noise right before and after the recording. */
const aroundSamples = sampleRate;
/** A lift is noisy long before somebody speaks: by then the voice detector has learnt the noise, and the ear the room's level. */
const beforeSamples = 20 * sampleRate;

/** 16 kHz mono. */
export interface Sound {
  readonly samples: Int16Array;
  /** What the room sounded like before; empty where nothing is known of it. */
  readonly before: Int16Array;
}

/** Root-mean-square of the loudest 2,048 samples; 0 for digital silence. */
export function peakFrameLevel(samples: Int16Array): number {
  let loudest = 0;
  const frames = Math.max(1, Math.floor(samples.length / frameSamples));
  for (let frame = 0; frame < frames; frame += 1) {
    let energy = 0;
    const part = samples.subarray(frame * frameSamples, (frame + 1) * frameSamples);
    for (const sample of part) energy += sample * sample;
    loudest = Math.max(loudest, energy / Math.max(1, part.length));
  }
  return Math.sqrt(loudest);
}

/**
 * A recording inside noise that begins a second before it and ends a second after it, and the noise of twenty seconds before that.
 *
 * @param signalToNoiseDb loudest frame of the recording over the loudest frame of the noise beside it, dB
 * @param random 0 .. 1, chooses the piece of noise
 */
export function mixNoise(speech: Int16Array, noise: Int16Array, signalToNoiseDb: number, random: () => number): Sound {
  const start = Math.floor(random() * noise.length);
  // A noise shorter than the recording goes round.
  const piece = (from: number, length: number): Int16Array =>
    Int16Array.from({ length }, (_, index) => noise.at((start + from + index) % noise.length) ?? 0);
  const beside = piece(0, speech.length + 2 * aroundSamples);
  const level = peakFrameLevel(beside);
  const gain = level === 0 ? 0 : peakFrameLevel(speech) / level / 10 ** (signalToNoiseDb / 20);
  const atLevel = (sample: number, added = 0): number => saturate(Math.round(sample * gain + added));
  return {
    samples: beside.map((sample, index) => atLevel(sample, speech[index - aroundSamples])),
    before: piece(-beforeSamples, beforeSamples).map((sample) => atLevel(sample)),
  };
}

/** The same numbers for the same text on every machine, so that a measurement can be repeated. */
export function seededRandom(seed: string): () => number {
  let state = 2_166_136_261;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return () => {
    // mulberry32
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
