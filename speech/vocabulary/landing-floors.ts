import {
  highestNumber,
  lowestNumber,
  type Direction,
  type LandingStation,
  type LanguageData,
} from '../../config/index.js';
import type { Mention } from './meaning.js';
import { numberedFloor, type SpokenFloor } from './spoken-floor.js';

/** A direction as a landing can call it: with a button that voice may press, without one, or with one that it may not. */
export function mentionOf({ calls }: Pick<LandingStation, 'calls'>, direction: Direction): Mention {
  const call = calls[direction];
  if (call === null) return { kind: 'unknown', spoken: direction };
  return call.voice ? { kind: 'direction', direction } : { kind: 'locked', spoken: direction };
}

/**
 * Floors that somebody may name at a landing, by what naming them means there. Which of them the building has is not known here,
 * and makes no difference: they lie above or below. None where the site file does not say at which number the landing is.
 */
export function landingFloors(station: LandingStation, field: string, language: LanguageData): readonly SpokenFloor[] {
  const { id, number: own } = station.floor;
  if (own === null) return [];
  const floors: SpokenFloor[] = [];
  for (let number = lowestNumber; number <= highestNumber; number += 1) {
    const mention: Mention =
      number === own ? { kind: 'here', spoken: id } : mentionOf(station, number > own ? 'up' : 'down');
    if (number !== 0 || own === 0) floors.push(numberedFloor(number, mention, { field, language }));
  }
  return floors;
}
