import type { PcmBlock } from '../../config/kernel/index.js';

/** What digital silence reads as: one quantisation step of a 16-bit converter lies at -90 dBFS. */
export const silenceDbFs = -100;

/** Root-mean-square level relative to full scale, dBFS: a full-scale square wave is 0, a full-scale sine -3. */
export function levelDbFs(block: PcmBlock): number {
  let energy = 0;
  for (const sample of block) energy += sample * sample;
  if (energy === 0) return silenceDbFs;
  return Math.max(silenceDbFs, 10 * Math.log10(energy / block.length / 32_768 ** 2));
}

/** The largest sample relative to full scale, dBFS; at 0 the converter is at its limit. */
export function peakDbFs(block: PcmBlock): number {
  let largest = 0;
  for (const sample of block) largest = Math.max(largest, Math.abs(sample));
  return largest === 0 ? silenceDbFs : 20 * Math.log10(largest / 32_768);
}

/** Not quiet but dead: a microphone that is connected has some noise. */
export function isDigitalSilence(samples: Int16Array): boolean {
  return samples.every((sample) => sample === 0);
}
