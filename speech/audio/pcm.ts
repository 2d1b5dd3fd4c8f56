/** Converts -1 .. 1 to signed 16 bit; louder samples are clipped, as a sound card would. */
export function toInt16(samples: Float32Array): Int16Array {
  const result = new Int16Array(samples.length);
  for (let index = 0; index < samples.length; index += 1)
    result[index] = saturate(Math.round((samples[index] ?? 0) * 32_768));
  return result;
}

export function toFloat32(samples: Int16Array): Float32Array {
  const result = new Float32Array(samples.length);
  for (const [index, sample] of samples.entries()) result[index] = sample / 32_768;
  return result;
}

/** A sum of samples kept inside 16 bit: an overflow would turn the loudest instant into a crack of the opposite sign. */
export function saturate(sample: number): number {
  return Math.max(-32_768, Math.min(32_767, sample));
}
