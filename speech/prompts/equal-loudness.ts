import { toFloat32, toInt16 } from '../audio/pcm.js';
import { silenceDbFs } from '../audio/level.js';
import { limitPeaks } from './peak-limiter.js';
import { speechLevelDbFs } from './speech-level.js';

/** -1 dBFS: converters of cheap sound cards overshoot between two samples at full scale. */
const ceiling = 10 ** (-1 / 20);
/** A limited peak takes a little of the level with it; what is left after two turns cannot be heard. */
const turns = 2;

/**
 * The same sound at a given level (`speechLevelDbFs`), so that a recorded sentence, a synthetic one and a tone are equally loud.
 * Peaks that would clip are limited; an offset of the recorder is taken away. Silence stays silence.
 *
 * @param samples 16 kHz mono
 * @param targetDbFs dBFS, at most about -12: speech peaks 12 to 18 dB above its level
 */
export function atLevel(samples: Int16Array, targetDbFs: number): Int16Array {
  let sound = withoutOffset(toFloat32(samples));
  for (let turn = 0; turn < turns; turn += 1) {
    const level = speechLevelDbFs(sound);
    if (level === silenceDbFs) return samples;
    const gain = 10 ** ((targetDbFs - level) / 20);
    sound = limitPeaks(
      sound.map((sample) => sample * gain),
      ceiling,
    );
  }
  return toInt16(sound);
}

function withoutOffset(samples: Float32Array): Float32Array {
  const offset = samples.reduce((sum, sample) => sum + sample, 0) / Math.max(1, samples.length);
  return samples.map((sample) => sample - offset);
}
