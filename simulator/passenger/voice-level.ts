import { blockSamples } from '../../config/kernel/index.js';

/** Level of the loud parts of a voice at the microphone, in dBFS: a person about 30 cm away. */
const voiceDbFs = -20;
/** Never amplify more than this: silence and hiss stay what they are. */
const greatestGain = 30;
const greatestPeak = 0.9 * 32_768;

/**
 * Recordings and synthetic voices brought to one level, by the loud parts (the 90th percentile of 20 ms blocks), so that
 * pauses in the recording do not make it louder. Peaks are never clipped.
 */
export function atVoiceLevel(samples: Int16Array): Int16Array {
  const loud = loudRms(samples);
  if (loud === 0) return samples;
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  const gain = Math.min((32_768 * 10 ** (voiceDbFs / 20)) / loud, greatestGain, greatestPeak / peak);
  return samples.map((sample) => Math.round(sample * gain));
}

/** The loudest 20 ms, dBFS (RMS). */
export function loudestDbFs(samples: Int16Array): number {
  return 20 * Math.log10((blockLevels(samples).at(-1) ?? 0) / 32_768);
}

function loudRms(samples: Int16Array): number {
  const levels = blockLevels(samples);
  return levels[Math.floor((levels.length - 1) * 0.9)] ?? 0;
}

/** RMS of each 20 ms, the loudest last. */
function blockLevels(samples: Int16Array): readonly number[] {
  const levels: number[] = [];
  for (let start = 0; start < samples.length; start += blockSamples) {
    const block = samples.subarray(start, start + blockSamples);
    levels.push(Math.sqrt(block.reduce((sum, sample) => sum + sample * sample, 0) / block.length));
  }
  return levels.sort((first, second) => first - second);
}
