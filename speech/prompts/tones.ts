import { sampleRate } from '../../config/kernel/index.js';
import { toInt16 } from '../audio/pcm.js';

/** The five sounds a passenger learns: heard, already on, asked back, refused, and that the lift listens. */
export type ToneKind = 'accepted' | 'already' | 'question' | 'refused' | 'listening';

interface Note {
  readonly hertz: number;
  readonly ms: number;
  /** Silence after it. */
  readonly gapMs?: number;
}

/**
 * Told apart by direction and rhythm rather than pitch, since many old people no longer hear pitch well: up = yes, twice the same =
 * already, up and hanging = question, down = no, one note = go ahead. All between 300 and 3,000 Hz, as ADA 407 wants audible signals of lifts.
 */
const melodies: Readonly<Record<ToneKind, readonly Note[]>> = {
  accepted: [
    { hertz: 784, ms: 90 },
    { hertz: 1_175, ms: 160 },
  ],
  already: [
    { hertz: 988, ms: 90, gapMs: 60 },
    { hertz: 988, ms: 130 },
  ],
  question: [
    { hertz: 659, ms: 110 },
    { hertz: 784, ms: 110 },
    { hertz: 988, ms: 220 },
  ],
  refused: [
    { hertz: 587, ms: 140, gapMs: 30 },
    { hertz: 440, ms: 240 },
  ],
  // One short note: nobody hears while it sounds, and whoever has called the lift is about to speak.
  listening: [{ hertz: 880, ms: 160 }],
};

export const toneKinds = Object.keys(melodies) as readonly ToneKind[];

/** -12 dBFS at the peak: louder than the prompts' average, with room for them to be mixed. */
const amplitude = 0.25;
/** Without edges that swell and fade, every note would begin and end with a click. */
const attackMs = 8;
const releaseMs = 45;
/** A little of the octave makes a bell of a test tone; the highest partial stays under 3 kHz. */
const partials = [
  [1, 1],
  [2, 0.22],
] as const;
const partialSum = partials.reduce((sum, [, weight]) => sum + weight, 0);

/** One of the station's tones, 16 kHz mono. */
export function tone(kind: ToneKind): Int16Array {
  const pieces = melodies[kind].map(playNote);
  const samples = new Float32Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return toInt16(samples);
}

function playNote({ hertz, ms, gapMs = 0 }: Note): Float32Array {
  const soundMs = ms + releaseMs;
  const samples = new Float32Array(Math.round(((soundMs + gapMs) * sampleRate) / 1_000));
  for (let index = 0; index < Math.round((soundMs * sampleRate) / 1_000); index += 1) {
    const atMs = (index * 1_000) / sampleRate;
    const phase = (2 * Math.PI * hertz * index) / sampleRate;
    const wave = partials.reduce((sum, [multiple, weight]) => sum + weight * Math.sin(phase * multiple), 0);
    const swell = Math.min(1, atMs / attackMs, (soundMs - atMs) / releaseMs);
    samples[index] = amplitude * (wave / partialSum) * (0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, swell)));
  }
  return samples;
}
