import { sampleRate } from '../../config/kernel/index.js';

/** A sine of 16-bit samples; amplitude 0..1 of full scale. */
export function sine(hertz: number, seconds: number, amplitude: number, rate: number = sampleRate): Int16Array {
  return Int16Array.from({ length: Math.round(seconds * rate) }, (_, index) =>
    Math.round(amplitude * 32_767 * Math.sin((2 * Math.PI * hertz * index) / rate)),
  );
}

/** The part of a signal at one frequency, 0..1 of full scale (a Goertzel sum over a Hann window). */
export function amplitudeAt(samples: ArrayLike<number>, hertz: number, fullScale: number, rate = sampleRate): number {
  let real = 0;
  let imaginary = 0;
  let weights = 0;
  for (let index = 0; index < samples.length; index += 1) {
    const weight = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / samples.length);
    const phase = (2 * Math.PI * hertz * index) / rate;
    real += weight * (samples[index] ?? 0) * Math.cos(phase);
    imaginary += weight * (samples[index] ?? 0) * Math.sin(phase);
    weights += weight;
  }
  return (2 * Math.hypot(real, imaginary)) / weights / fullScale;
}
