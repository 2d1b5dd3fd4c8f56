import { sampleRate } from '../../../config/kernel/index.js';
import { decibels } from './decibels.js';
import { tonePower } from './goertzel.js';

/** Mains hum: what a ground loop, an unshielded cable or a bad power supply adds to the microphone. */
export interface Hum {
  /** Frequency of the mains. */
  readonly hertz: 50 | 60;
  /** Of all its lines together. */
  readonly levelDbFs: number;
}

/** Fundamental to fifth harmonic. 300 Hz belongs to both mains, hence the first two decide whose hum it is. */
const harmonics = [1, 2, 3, 4, 5] as const;
/** A line stands out of what lies this far beside it; voices and fans fill both places alike. */
const besideHertz = 7;
const standsOutDb = 12;
/** Inaudible below any room. */
const quietestDbFs = -75;

/** Looks for hum in one second without speech; pure. */
export function findHum(samples: Int16Array): Hum | null {
  const found = ([50, 60] as const).map((hertz) => ({ hertz, power: humPower(samples, hertz) }));
  const [loudest] = found.sort((a, b) => b.power - a.power);
  if (loudest === undefined || decibels(loudest.power) < quietestDbFs) return null;
  return { hertz: loudest.hertz, levelDbFs: decibels(loudest.power) };
}

function humPower(samples: Int16Array, mains: number): number {
  const lines = harmonics.map((harmonic) => linePower(samples, mains * harmonic));
  // Rectifiers and lamps buzz at twice the mains' frequency, often without the fundamental.
  const isHum = (lines[0] ?? 0) > 0 || (lines[1] ?? 0) > 0;
  return isHum ? lines.reduce((sum, power) => sum + power, 0) : 0;
}

/** 0 where nothing stands out. */
function linePower(samples: Int16Array, hertz: number): number {
  const power = tonePower(samples, hertz, sampleRate);
  const beside =
    (tonePower(samples, hertz - besideHertz, sampleRate) + tonePower(samples, hertz + besideHertz, sampleRate)) / 2;
  return decibels(power) - decibels(beside) >= standsOutDb ? power : 0;
}
