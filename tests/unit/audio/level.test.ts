import { describe, expect, it } from 'vitest';
import { isDigitalSilence, levelDbFs, silenceDbFs } from '../../../speech/audio/level.js';
import { sine } from '../../support/signals.js';

describe('level', () => {
  it('reads a full-scale sine as -3 dBFS and a tenth of it 20 dB lower', () => {
    expect(levelDbFs(sine(1_000, 0.02, 1))).toBeCloseTo(-3.01, 1);
    expect(levelDbFs(sine(1_000, 0.02, 0.1))).toBeCloseTo(-23.01, 1);
  });

  it('reads a full-scale square wave as 0 dBFS', () => {
    expect(levelDbFs(Int16Array.of(-32_768, -32_768))).toBe(0);
  });

  it('has a floor for digital silence and for no samples at all', () => {
    expect(levelDbFs(new Int16Array(320))).toBe(silenceDbFs);
    expect(levelDbFs(new Int16Array())).toBe(silenceDbFs);
  });

  it('tells quiet from dead', () => {
    expect(isDigitalSilence(new Int16Array(320))).toBe(true);
    expect(isDigitalSilence(Int16Array.of(0, 0, 1))).toBe(false);
  });
});
