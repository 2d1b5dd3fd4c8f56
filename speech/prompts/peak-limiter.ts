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
  const gains = lowestAround(samples, ceiling);
  if (gains === null) return samples;
  // The mean over what is nowhere above the gain needed is not above it either, and has no edges.
  const smooth = slidingMean(gains);
  return samples.map((sample, index) => sample * (smooth[index] ?? 1));
}

/** The gain that the loudest peak within reach needs; null: none is over the ceiling. */
function lowestAround(samples: Float32Array, ceiling: number): Float32Array | null {
  let gains: Float32Array | null = null;
  for (const [peak, sample] of samples.entries()) {
    const needed = ceiling / Math.abs(sample);
    if (needed >= 1) continue;
    gains ??= new Float32Array(samples.length).fill(1);
    for (let index = Math.max(0, peak - reach); index <= Math.min(gains.length - 1, peak + reach); index += 1)
      gains[index] = Math.min(gains[index] ?? 1, needed);
  }
  return gains;
}

function slidingMean(values: Float32Array): Float32Array {
  const sums = new Float64Array(values.length + 1);
  for (const [index, value] of values.entries()) sums[index + 1] = (sums[index] ?? 0) + value;
  return values.map((_, index) => {
    const from = Math.max(0, index - reach);
    const to = Math.min(values.length, index + reach + 1);
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
}
