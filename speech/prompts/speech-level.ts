import { sampleRate } from '../../config/kernel/index.js';
import { silenceDbFs } from '../audio/level.js';
import { decibels } from '../audio/meters/decibels.js';

const frameSamples = 0.02 * sampleRate;
/** Quieter frames are the room or the recorder, whoever speaks. */
const absoluteGateDbFs = -60;
/**
 * How far below the mean of a first pass a frame may lie and still count as speech: the margin of ITU-T P.56 ("active speech
 * level"), applied in two passes as ITU-R BS.1770 does it. Pauses between words would otherwise make slow speakers loud.
 */
const gateMarginDb = 15.9;

/**
 * The level of what sounds in a recording, whatever pauses are in it: RMS of the frames of 20 ms that are loud enough to be the
 * speech (or the tone), dBFS. `silenceDbFs` where nothing sounds.
 *
 * @param samples 16 kHz mono, -1 .. 1
 */
export function speechLevelDbFs(samples: Float32Array): number {
  return activeLevelDbFs(framePowers(samples));
}

/** The same of frames of 20 ms. @param all power of each, relative to full scale squared */
export function activeLevelDbFs(all: readonly number[]): number {
  const powers = all.filter((power) => decibels(power) > absoluteGateDbFs);
  if (powers.length === 0) return silenceDbFs;
  const gateDbFs = decibels(mean(powers)) - gateMarginDb;
  return decibels(mean(powers.filter((power) => decibels(power) > gateDbFs)));
}

/** A last frame of less than 20 ms counts by its own length: a click must not weigh as much as a vowel. */
function framePowers(samples: Float32Array): number[] {
  const powers: number[] = [];
  for (let start = 0; start < samples.length; start += frameSamples) {
    let energy = 0;
    for (const sample of samples.subarray(start, start + frameSamples)) energy += sample * sample;
    powers.push(energy / frameSamples);
  }
  return powers;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
