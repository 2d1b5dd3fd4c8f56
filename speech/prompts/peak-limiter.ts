import { sampleRate } from '../../config/kernel/index.js';

/** How long before and after a peak the gain gives way. Shorter is heard as a crackle, longer as a sentence that breathes. */
const reach = 0.005 * sampleRate;

/**
 * Turns the sound down around every sample that is over the ceiling, and only there, so that none is over it afterwards. What lies
 * under the ceiling comes back as it was.
 *
 * @param samples 16 kHz mono; may go beyond -1 .. 1
 * @param ceiling highest amplitude allowed, of full scale
 */
export function limitPeaks(samples: Float32Array, ceiling: number): Float32Array {
  const needed = samples.map((sample) => Math.min(1, ceiling / Math.max(Math.abs(sample), ceiling)));
  if (needed.every((gain) => gain === 1)) return samples;
  // The mean over what is nowhere above the gain needed is not above it either, and has no edges.
  const gains = slidingMean(slidingMinimum(needed));
  return samples.map((sample, index) => sample * (gains[index] ?? 1));
}

function slidingMinimum(values: Float32Array): Float32Array {
  return values.map((_, index) => Math.min(...values.subarray(Math.max(0, index - reach), index + reach + 1)));
}

function slidingMean(values: Float32Array): Float32Array {
  return values.map((_, index) => {
    const around = values.subarray(Math.max(0, index - reach), index + reach + 1);
    return around.reduce((sum, value) => sum + value, 0) / around.length;
  });
}
