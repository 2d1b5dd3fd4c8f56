/** A few steps of noise instead of zeros, which no microphone delivers and no training saw. Always the same, so that results repeat. */
export function faintNoise(length: number): Int16Array {
  const noise = new Int16Array(length);
  let seed = 1;
  for (let at = 0; at < length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    noise[at] = Math.floor((seed / 2_147_483_648) * 7) - 3;
  }
  return noise;
}
