import { beforeEach, describe, expect, it } from 'vitest';
import { isClipped } from '../../../../speech/audio/meters/clipping.js';
import { SignalMeter } from '../../../../speech/audio/meters/signal-meter.js';
import { sine } from '../../../support/signals.js';
import { addSignals, blocksOf, noise } from './made-signals.js';

let meter: SignalMeter;
beforeEach(() => {
  meter = new SignalMeter();
});

function hear(samples: Int16Array): void {
  for (const block of blocksOf(samples)) meter.hear(block);
}

describe('isClipped', () => {
  it('sees the flat top of a wave that was driven too far, on either side', () => {
    expect(isClipped(addSignals(sine(500, 0.02, 1), sine(500, 0.02, 0.5)))).toBe(true);
    expect(isClipped(new Int16Array([0, -32_768, -32_768, 0]))).toBe(true);
  });

  it('takes neither a loud sound nor one sample of full scale for it', () => {
    expect(isClipped(sine(500, 0.02, 0.95))).toBe(false);
    expect(isClipped(new Int16Array([0, 32_767, 0, 32_767]))).toBe(false);
  });
});

describe('SignalMeter', () => {
  it('shows the level of the last moment', () => {
    hear(sine(1_000, 1, 0.5));
    expect(meter.meters.levelDbFs).toBeCloseTo(-9, 0);
    hear(sine(1_000, 0.2, 0.05));
    expect(meter.meters.levelDbFs).toBeCloseTo(-29, 0);
  });

  it('holds the largest sample for a second', () => {
    hear(sine(1_000, 0.1, 0.5));
    hear(noise(0.9, 0.001));
    expect(meter.meters.peakDbFs).toBeCloseTo(-6, 1);
    hear(noise(0.2, 0.001));
    expect(meter.meters.peakDbFs).toBeLessThan(-50);
  });

  it('knows nothing of the room in its first second, and then its level in spite of those who talk', () => {
    hear(noise(0.5, 0.001));
    expect(meter.meters.noiseFloorDbFs).toBeNull();
    hear(noise(2, 0.001));
    hear(noise(6, 0.1));
    expect(meter.meters.noiseFloorDbFs).toBeCloseTo(-60, 0);
  });

  it('forgets what is longer ago than ten seconds', () => {
    hear(noise(5, 0.001));
    hear(noise(10, 0.01));
    expect(meter.meters.noiseFloorDbFs).toBeCloseTo(-40, 0);
  });

  it('measures how far an utterance stands out of the noise before it', () => {
    hear(noise(3, 0.001));
    expect(meter.meters.speechToNoiseDb).toBeNull();
    hear(noise(0.14, 0.1));
    meter.speechStarted();
    hear(noise(0.6, 0.05));
    meter.speechEnded();
    hear(noise(1, 0.001));
    expect(meter.meters.speechToNoiseDb).toBeCloseTo(40, 0);
  });

  it('says which share of the sound was cut off', () => {
    hear(noise(9, 0.01));
    hear(addSignals(sine(300, 1, 1), sine(300, 1, 1)));
    expect(meter.meters.clipping).toBeCloseTo(0.1, 1);
  });

  it('looks for hum in quiet seconds and not in speech', () => {
    hear(addSignals(noise(7, 0.003), sine(50, 7, 0.02)));
    expect(meter.meters.hum?.hertz).toBe(50);
    meter.speechStarted();
    hear(noise(8, 0.003));
    expect(meter.meters.hum?.hertz).toBe(50);
    meter.speechEnded();
    hear(noise(8, 0.003));
    expect(meter.meters.hum).toBeNull();
  });

  it('begins anew with another microphone', () => {
    hear(addSignals(noise(3, 0.003), sine(50, 3, 0.02)));
    meter.reset();
    expect(meter.meters).toEqual({
      levelDbFs: -100,
      peakDbFs: -100,
      clipping: 0,
      noiseFloorDbFs: null,
      speechToNoiseDb: null,
      hum: null,
    });
  });
});
