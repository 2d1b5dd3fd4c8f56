import { describe, expect, it } from 'vitest';
import { sampleRate } from '../../../config/kernel/index.js';
import { tone, toneKinds } from '../../../speech/prompts/tones.js';
import { amplitudeAt } from '../../support/signals.js';

describe.each(toneKinds)('the tone "%s"', (kind) => {
  const samples = tone(kind);

  it('is short: nobody waits for it', () => {
    expect(samples.length / sampleRate).toBeGreaterThan(0.2);
    expect(samples.length / sampleRate).toBeLessThan(0.7);
  });

  it('neither clips nor clicks: it begins and ends in silence', () => {
    expect(Math.max(...samples.map(Math.abs))).toBeLessThan(9_000);
    expect(Math.max(...samples.map(Math.abs))).toBeGreaterThan(4_000);
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(50);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(50);
  });

  it('has its energy between 300 and 3,000 Hz', () => {
    let inside = 0;
    let outside = 0;
    for (let hertz = 50; hertz < 8_000; hertz += 50) {
      const power = amplitudeAt(samples, hertz, 32_768) ** 2;
      if (hertz >= 300 && hertz <= 3_000) inside += power;
      else outside += power;
    }
    expect(outside / inside).toBeLessThan(0.001);
  });
});

it('sounds different for every kind', () => {
  expect(new Set(toneKinds.map((kind) => tone(kind).join())).size).toBe(5);
});
