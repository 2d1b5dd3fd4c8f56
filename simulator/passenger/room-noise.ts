/** Level of a quiet car standing still, in dBFS (RMS). Not digital silence: no microphone gives that. */
export const quietRoomDbFs = -60;
/** Share of the previous sample in the next: more rumble than hiss, as a fan sounds. */
const smoothing = 0.7;

/** Endless noise of a room, the same for the same seed. Values are samples of 16 bit, not yet rounded. */
export function createRoomNoise(seed: number): () => number {
  let state = seed >>> 0;
  let smoothed = 0;
  // A uniform draw from -1 to 1 has an RMS of 1 / sqrt(3); the smoothing takes sqrt((1 - s) / (1 + s)) of it.
  const rms = Math.sqrt(1 / 3) * Math.sqrt((1 - smoothing) / (1 + smoothing));
  const scale = (32_768 * 10 ** (quietRoomDbFs / 20)) / rms;
  return () => {
    // A linear congruential generator (constants of Numerical Recipes): plenty for noise, and the same on every machine.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const uniform = state / 2 ** 31 - 1;
    smoothed = smoothing * smoothed + (1 - smoothing) * uniform;
    return smoothed * scale;
  };
}
