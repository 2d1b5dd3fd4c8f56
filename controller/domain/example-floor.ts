import type { CarStation, Floor } from '../../config/index.js';
import { isVoiceAllowed } from './safety-rules.js';

/** The floor that advice on how to speak names: one in the middle of those that can be called; null where none can. */
export function exampleFloor({ floors }: Pick<CarStation, 'floors'>): Floor | null {
  const callable = floors.filter(isVoiceAllowed);
  return callable[Math.floor(callable.length / 2)] ?? null;
}
