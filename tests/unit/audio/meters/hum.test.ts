import { describe, expect, it } from 'vitest';
import { sampleRate } from '../../../../config/kernel/index.js';
import { tonePower } from '../../../../speech/audio/meters/goertzel.js';
import { findHum } from '../../../../speech/audio/meters/hum.js';
import { sine } from '../../../support/signals.js';
import { addSignals, noise } from './made-signals.js';

describe('tonePower', () => {
  it('is the mean square of the tone: a half for a full-scale sine, wherever it lies', () => {
    for (const hertz of [50, 60, 300, 1_000, 7_000]) {
      expect(tonePower(sine(hertz, 1, 1), hertz, sampleRate)).toBeCloseTo(0.5, 3);
    }
  });

  it('goes with the square of the amplitude and hears nothing of a neighbour', () => {
    expect(10 * Math.log10(tonePower(sine(50, 1, 0.01), 50, sampleRate) / 0.5)).toBeCloseTo(-40, 0);
    expect(tonePower(sine(57, 1, 1), 50, sampleRate)).toBeLessThan(1e-6);
  });
});

describe('findHum', () => {
  it.each([50, 60] as const)('finds %i Hz under a room noise that is louder, with its level', (hertz) => {
    const made = addSignals(noise(1, 0.01), sine(hertz, 1, 0.005), sine(hertz * 3, 1, 0.005));
    const hum = findHum(made);
    expect(hum?.hertz).toBe(hertz);
    // Two sines of -46 dB peak: -49 dBFS each, -46 together.
    expect(hum?.levelDbFs).toBeCloseTo(-46, 0);
  });

  it('finds the buzz of a rectifier, which has no fundamental', () => {
    const buzz = addSignals(noise(1, 0.003), sine(120, 1, 0.01), sine(240, 1, 0.005));
    expect(findHum(buzz)?.hertz).toBe(60);
  });

  it('holds mains that are a quarter of a hertz off', () => {
    expect(findHum(addSignals(noise(1, 0.003), sine(50.25, 1, 0.01)))?.hertz).toBe(50);
  });

  it('finds none in noise, in silence, in a fan between the lines or in a tone at 300 Hz alone, which could be either', () => {
    expect(findHum(noise(1, 0.05))).toBeNull();
    expect(findHum(new Int16Array(sampleRate))).toBeNull();
    expect(findHum(addSignals(noise(1, 0.005), sine(83, 1, 0.1)))).toBeNull();
    expect(findHum(addSignals(noise(1, 0.005), sine(300, 1, 0.1)))).toBeNull();
  });
});
