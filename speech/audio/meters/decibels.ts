import { silenceDbFs } from '../level.js';

/** Power relative to full scale squared -> dBFS, not below digital silence. */
export function decibels(power: number): number {
  return power <= 0 ? silenceDbFs : Math.max(silenceDbFs, 10 * Math.log10(power));
}
