/** A few steps of noise instead of zeros, which no microphone delivers and no training saw. Always the same, so that results repeat. */
export function faintNoise(length: number): Int16Array {
  let seed = 1;
  return Int16Array.from({ length }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * 7) - 3;
  });
}
