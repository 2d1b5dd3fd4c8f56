import { sampleRate } from '../../config/kernel/index.js';
import { levelDbFs, silenceDbFs } from '../audio/level.js';

const frameSamples = 0.01 * sampleRate;
/** Below its loudest instant, speech of one talker in one room: what is quieter is breath and room. */
const rangeDb = 40;
/** Kept before and behind: consonants begin and end more quietly than vowels. */
const marginSamples = 0.04 * sampleRate;

/**
 * Without the silence before and behind: a recording begins when somebody pressed a button, and while it plays the station is
 * deaf. Nothing is taken out between words.
 */
export function withoutSilence(samples: Int16Array): Int16Array {
  const levels = Array.from({ length: Math.ceil(samples.length / frameSamples) }, (_, index) =>
    levelDbFs(samples.subarray(index * frameSamples, (index + 1) * frameSamples)),
  );
  const loudest = levels.reduce((highest, level) => Math.max(highest, level), silenceDbFs);
  const isSound = (level: number): boolean => level > Math.max(silenceDbFs, loudest - rangeDb);
  const first = levels.findIndex(isSound);
  if (first === -1) return samples;
  const start = Math.max(0, first * frameSamples - marginSamples);
  return samples.slice(start, (levels.findLastIndex(isSound) + 1) * frameSamples + marginSamples);
}
