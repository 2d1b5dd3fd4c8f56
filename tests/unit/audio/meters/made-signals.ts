import { blockSamples, sampleRate } from '../../../../config/kernel/index.js';

/** White noise with the given RMS, 0..1 of full scale; the same every time. */
export function noise(seconds: number, rms: number, seed = 1): Int16Array {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  // Uniform between -0.5 and 0.5 has an RMS of 1 / sqrt(12).
  return Int16Array.from({ length: seconds * sampleRate }, () => Math.round(next() * Math.sqrt(12) * rms * 32_767));
}

export function addSignals(...signals: readonly Int16Array[]): Int16Array {
  return Int16Array.from(signals[0] ?? [], (_, index) =>
    signals.reduce((sum, signal) => Math.max(-32_768, Math.min(32_767, sum + (signal[index] ?? 0))), 0),
  );
}

export function blocksOf(samples: Int16Array): readonly Int16Array[] {
  return Array.from({ length: Math.floor(samples.length / blockSamples) }, (_, index) =>
    samples.slice(index * blockSamples, (index + 1) * blockSamples),
  );
}
