import { InvalidArgumentError } from 'commander';

/** "20,10,5": signal-to-noise ratios in dB; "none". */
export function parseNoise(text: string): readonly number[] {
  if (text === 'none') return [];
  const decibels = text.split(',').map((value) => (value.trim() === '' ? NaN : Number(value)));
  if (decibels.every((value) => Number.isFinite(value) && Math.abs(value) <= 60)) return decibels;
  throw new InvalidArgumentError('expected ratios in dB separated by commas, or none.');
}
