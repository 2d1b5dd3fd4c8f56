/** The level of the room, from frames of 20 ms without speech. */

/** One second of frames without speech make the room's level. */
export const roomFrames = 50;
const leastRoomFrames = 25;
/** A second of speech rises and falls by more than 20 dB; a fan or a door drive does not. */
const steadyDb = 10;

/** The levels of the last second, with one more. */
export function withLevel(levels: readonly number[], levelDbFs: number): readonly number[] {
  return [...levels.slice(1 - roomFrames), levelDbFs];
}

/**
 * dBFS of the last second without speech; null before half a second of it was heard. Only a fifth of its frames are quieter, not the
 * mean: the first consonant of an utterance (去, "floor") is no voice to the detector and loud, and must not become the room.
 */
export function roomLevelOf(levels: readonly number[]): number | null {
  if (levels.length < leastRoomFrames) return null;
  const known = levelOf.get(levels) ?? quantileOf(levels, 0.2);
  levelOf.set(levels, known);
  return known;
}

/** While somebody speaks, every frame is held against the same second. */
const levelOf = new WeakMap<readonly number[], number>();

/** A fan that switched on is "voice" to the detector: once it was steady for a second it is the room. */
export function isSteady(levels: readonly number[]): boolean {
  return levels.length === roomFrames && Math.max(...levels) - Math.min(...levels) <= steadyDb;
}

/** The level that `share` (0..1) of the frames are below; digital silence without frames. */
export function quantileOf(levels: readonly number[], share: number): number {
  const sorted = levels.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? -100;
}
