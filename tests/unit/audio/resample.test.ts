import { describe, expect, it } from 'vitest';
import { resample } from '../../../speech/audio/resample.js';
import { amplitudeAt } from '../../support/signals.js';

function tone(hertz: number, rate: number, seconds = 0.4): Float32Array {
  return Float32Array.from({ length: rate * seconds }, (_, index) => Math.sin((2 * Math.PI * hertz * index) / rate));
}
const decibels = (amplitude: number): number => 20 * Math.log10(amplitude);

describe('resample', () => {
  it.each([100, 1_000, 3_000, 5_000, 6_900])('passes %i Hz within 0.1 dB from 48 to 16 kHz', (hertz) => {
    const result = resample(tone(hertz, 48_000), 48_000, 16_000);
    expect(Math.abs(decibels(amplitudeAt(result, hertz, 1)))).toBeLessThan(0.1);
  });

  it.each([8_500, 9_000, 12_000, 15_500, 20_000])('does not fold %i Hz back into the band', (hertz) => {
    const result = resample(tone(hertz, 48_000), 48_000, 16_000);
    const folded = hertz < 16_000 ? 16_000 - hertz : hertz - 16_000;
    expect(decibels(amplitudeAt(result, folded, 1))).toBeLessThan(-70);
  });

  it('adds no image above the band when it goes up from 8 kHz', () => {
    const result = resample(tone(3_000, 8_000), 8_000, 16_000);
    expect(Math.abs(decibels(amplitudeAt(result, 3_000, 1)))).toBeLessThan(0.1);
    expect(decibels(amplitudeAt(result, 5_000, 1))).toBeLessThan(-70);
  });

  it('keeps time: an impulse stays where it was', () => {
    const impulse = new Float32Array(44_100);
    impulse[22_050] = 1;
    const result = resample(impulse, 44_100, 16_000);
    expect(result.length).toBe(16_000);
    expect(result.indexOf(Math.max(...result))).toBe(8_000);
  });

  it('keeps a constant level', () => {
    const result = resample(new Float32Array(22_050).fill(0.5), 22_050, 16_000);
    for (const sample of result.subarray(500, -500)) expect(sample).toBeCloseTo(0.5, 4);
  });

  it('leaves audio of the right rate alone', () => {
    const samples = Float32Array.of(0.1, -0.2);
    expect(resample(samples, 16_000, 16_000)).toBe(samples);
  });
});
