import type { ForegroundSettings } from './endpoint-settings.js';
import type { Frame } from './frame.js';

/** Which part of an utterance is the talker's own; counts in frames. */
export interface Foreground {
  /** The first frame and the one after the last, margins included. */
  readonly from: number;
  readonly to: number;
  /** Frames of speech, without margins and pauses. */
  readonly speechFrames: number;
  /** Frames since the last one of speech. */
  readonly silenceFrames: number;
  /** The loudest level that was held. */
  readonly peakDbFs: number;
  /** Mean level of the talker's frames; -100 where there are none. */
  readonly speechDbFs: number;
}

export const noForeground: Foreground = {
  from: 0,
  to: 0,
  speechFrames: 0,
  silenceFrames: 0,
  peakDbFs: -100,
  speechDbFs: -100,
};

/** The level that all `peakFrames` frames before `end` reach as voice: a vowel holds one, a click or a door's bang does not. */
export function heldLevel(frames: readonly Frame[], end: number, peakFrames: number): number {
  const held = frames.slice(Math.max(0, end - peakFrames), end);
  if (held.length < peakFrames || held.some(({ isVoice }) => !isVoice)) return -100;
  return Math.min(...held.map(({ levelDbFs }) => levelDbFs));
}

/**
 * Whoever speaks to the lift is nearer to the microphone than everybody else: people behind, the announcer and an advertising
 * screen lie below a level that is tied to the talker's own peak. What went before the talker's first loud frame is cut off, so
 * that an utterance which the others "started" begins with the talker.
 */
export function foregroundOf(frames: readonly Frame[], settings: ForegroundSettings): Foreground {
  let peakDbFs = -100;
  for (let end = settings.peakFrames; end <= frames.length; end += 1)
    peakDbFs = Math.max(peakDbFs, heldLevel(frames, end, settings.peakFrames));
  const runs = runsAbove(frames, peakDbFs - settings.belowPeakDb, settings);
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return { ...noForeground, silenceFrames: frames.length };
  const loud = runs.reduce((sum, run) => sum + run.loud, 0);
  return {
    from: Math.max(0, first.from - settings.framesBefore),
    to: Math.min(frames.length, last.to + settings.framesAfter),
    speechFrames: runs.reduce((sum, { from, to }) => sum + to - from, 0),
    silenceFrames: frames.length - last.to,
    peakDbFs,
    speechDbFs: runs.reduce((sum, run) => sum + run.levels, 0) / loud,
  };
}

interface Run {
  readonly from: number;
  to: number;
  /** Frames above the floor. */
  loud: number;
  /** Sum of their levels. */
  levels: number;
}

/** Stretches of loud frames with short gaps; what is shorter than a held level is a burst and nobody's speech. */
function runsAbove(frames: readonly Frame[], floorDbFs: number, settings: ForegroundSettings): readonly Run[] {
  const runs: Run[] = [];
  for (const [at, { isVoice, levelDbFs }] of frames.entries()) {
    if (!isVoice || levelDbFs <= floorDbFs) continue;
    let run = runs.at(-1);
    if (run === undefined || at - run.to > settings.longestGap) {
      run = { from: at, to: at, loud: 0, levels: 0 };
      runs.push(run);
    }
    run.to = at + 1;
    run.loud += 1;
    run.levels += levelDbFs;
  }
  return runs.filter(({ loud }) => loud >= settings.peakFrames);
}
