import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Resampler } from '../../../controller/panel/microphone/resampler.js';

const rates = [8_000, 16_000, 22_050, 44_100, 48_000, 96_000];

function toneOf(hertz: number, rate: number, seconds: number): Float32Array {
  return Float32Array.from({ length: rate * seconds }, (_, index) => Math.sin((2 * Math.PI * hertz * index) / rate));
}

/** Amplitude of the middle half, where neither end is felt. */
function amplitudeOf(samples: Float32Array): number {
  const middle = samples.slice(samples.length / 4, (samples.length * 3) / 4);
  return Math.sqrt((2 * middle.reduce((sum, sample) => sum + sample * sample, 0)) / middle.length);
}

describe('resampling to the rate of the station', () => {
  it.each(rates)('gives 16,000 samples per second of %i Hz but for the reach of the filter', (rate) => {
    const output = new Resampler(rate).process(new Float32Array(2 * rate));
    expect(output.length).toBeGreaterThan(32_000 - 120);
    expect(output.length).toBeLessThanOrEqual(32_000);
  });

  it.each(rates)('keeps speech frequencies of %i Hz within a tenth of a decibel', (rate) => {
    for (const hertz of [100, 300, 1_000, 3_000]) {
      const amplitude = amplitudeOf(new Resampler(rate).process(toneOf(hertz, rate, 1)));
      expect(Math.abs(20 * Math.log10(amplitude))).toBeLessThan(0.1);
    }
  });

  it.each([44_100, 48_000, 96_000])(
    'removes what %i Hz holds above 8 kHz by 70 dB instead of folding it down',
    (rate) => {
      for (const hertz of [8_100, 9_000, 12_000, 15_000, 20_000]) {
        const amplitude = amplitudeOf(new Resampler(rate).process(toneOf(hertz, rate, 1)));
        expect(20 * Math.log10(amplitude)).toBeLessThan(-70);
      }
    },
  );

  it('gives the same samples however the stream is cut', () => {
    const input = toneOf(440, 44_100, 0.1);
    const whole = new Resampler(44_100).process(input);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 20 }), (lengths) => {
        const resampler = new Resampler(44_100);
        const pieces: number[] = [];
        let start = 0;
        for (const length of [...lengths, input.length]) {
          pieces.push(...resampler.process(input.slice(start, start + length)));
          start = Math.min(input.length, start + length);
        }
        expect(pieces).toEqual(Array.from(whole));
      }),
      { numRuns: 30 },
    );
  });
});
