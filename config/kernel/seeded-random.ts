/** The prime 2^31 - 1. */
const modulus = 0x7fff_ffff;

/** Numbers in 0..1 that look like chance and are the same for the same seed (Park and Miller's generator); a seed is a whole number from 1. */
export function seededRandom(seed: number): () => number {
  let state = seed % modulus;
  return () => {
    state = (state * 48_271) % modulus;
    return state / modulus;
  };
}
