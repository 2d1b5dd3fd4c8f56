import { describe, expect, it } from 'vitest';
import { sampleRate } from '../../../../config/kernel/index.js';
import { silenceDbFs } from '../../../../speech/audio/level.js';
import { toFloat32 } from '../../../../speech/audio/pcm.js';
import { seededRandom } from '../../../../speech/measuring/noise-mix.js';
import { atLevel } from '../../../../speech/prompts/equal-loudness.js';
import { limitPeaks } from '../../../../speech/prompts/peak-limiter.js';
import { speechLevelDbFs } from '../../../../speech/prompts/speech-level.js';
import { tone, toneKinds } from '../../../../speech/prompts/tones.js';
import { amplitudeAt, sine } from '../../../support/signals.js';

const levelOf = (samples: Int16Array): number => speechLevelDbFs(toFloat32(samples));
const silence = (seconds: number): Int16Array => new Int16Array(seconds * sampleRate);
const joined = (...parts: readonly Int16Array[]): Int16Array => Int16Array.from(parts.flatMap((part) => [...part]));
const highest = (samples: ArrayLike<number>): number =>
  Array.from(samples).reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
/** The RMS of a sine is 3.01 dB below its amplitude. */
const sineDbFs = (amplitude: number): number => 20 * Math.log10(amplitude) - 3.01;

/** Bursts as loud as syllables, 0.2 s on and 0.1 s off, over a faint room. */
function syllables(amplitude: number): Int16Array {
  const random = seededRandom('syllables');
  return Int16Array.from({ length: 3 * sampleRate }, (_, index) => {
    const isSounding = index % (0.3 * sampleRate) < 0.2 * sampleRate;
    return Math.round(32_767 * (isSounding ? amplitude : 0.0003) * (2 * random() - 1));
  });
}

describe('the level of speech', () => {
  it.each([0.5, 0.1, 0.01])('of a steady tone of amplitude %d is its RMS', (amplitude) => {
    expect(levelOf(sine(440, 1, amplitude))).toBeCloseTo(sineDbFs(amplitude), 1);
  });

  it('does not sink with the pauses', () => {
    const word = sine(300, 0.4, 0.1);
    const slow = joined(silence(0.5), word, silence(1), word, silence(2));
    expect(levelOf(slow)).toBeCloseTo(levelOf(word), 1);
  });

  it('does not count what is far below the speech, such as the room', () => {
    const room = sine(120, 2, 0.002);
    expect(levelOf(joined(room, sine(300, 0.5, 0.1), room))).toBeCloseTo(sineDbFs(0.1), 1);
  });

  it('of nothing is silence', () => {
    expect(levelOf(silence(1))).toBe(silenceDbFs);
    expect(levelOf(new Int16Array(0))).toBe(silenceDbFs);
    expect(levelOf(sine(300, 1, 0.0005))).toBe(silenceDbFs);
  });
});

describe('a sound brought to a level', () => {
  it.each([-45, -30, -20, -12])('from any level: is at %d dBFS afterwards', (target) => {
    for (const amplitude of [0.004, 0.05, 0.9])
      expect(levelOf(atLevel(sine(440, 1, amplitude), target))).toBeCloseTo(target, 1);
    for (const amplitude of [0.02, 0.8]) expect(levelOf(atLevel(syllables(amplitude), target))).toBeCloseTo(target, 1);
  });

  it.each(toneKinds)('the tone "%s" is as loud as the words behind it', (kind) => {
    expect(levelOf(atLevel(tone(kind), -20))).toBeCloseTo(-20, 1);
  });

  it('has no sample over the ceiling, and its level all the same', () => {
    const spiky = syllables(0.03).map((sample, index) => (index % 1_601 === 0 ? 30_000 : sample));
    const loud = atLevel(spiky, -14);
    expect(highest(loud)).toBeLessThanOrEqual(Math.round(32_768 * 10 ** (-1 / 20)));
    expect(Math.abs(levelOf(loud) + 14)).toBeLessThan(1);
  });

  it('loses the offset of a recorder', () => {
    const offset = sine(440, 1, 0.1).map((sample) => sample + 3_000);
    const mean = atLevel(offset, -20).reduce((sum, sample) => sum + sample, 0) / sampleRate;
    expect(Math.abs(mean)).toBeLessThan(5);
  });

  it('stays silent where there was nothing', () => {
    expect(highest(atLevel(silence(1), -20))).toBe(0);
  });
});

describe('the limiter', () => {
  it('leaves alone what is under the ceiling', () => {
    const samples = toFloat32(sine(440, 0.5, 0.5));
    expect(limitPeaks(samples, 0.6)).toEqual(samples);
  });

  it('holds every sample under the ceiling and touches only what is near a peak', () => {
    const quiet = toFloat32(sine(440, 1, 0.2));
    const samples = quiet.map((sample, index) => (index === 8_000 ? 1.7 : sample));
    const limited = limitPeaks(samples, 0.8);
    expect(highest(limited)).toBeLessThanOrEqual(0.8);
    expect(limited.subarray(0, 7_800)).toEqual(samples.subarray(0, 7_800));
    expect(limited.subarray(8_200)).toEqual(samples.subarray(8_200));
  });

  it('turns down instead of cutting off: a loud sine has no overtones afterwards', () => {
    const limited = limitPeaks(
      toFloat32(sine(500, 1, 0.99)).map((sample) => sample * 2),
      0.5,
    );
    expect(amplitudeAt(limited, 500, 1)).toBeCloseTo(0.5, 1);
    expect(amplitudeAt(limited, 1_500, 1)).toBeLessThan(0.005);
  });
});
