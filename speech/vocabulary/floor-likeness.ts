import type { LanguageData, Station } from '../../config/index.js';
import type { LanguageSounds } from '../pronunciation/language-sounds.js';
import { confusableFloors, type ConfusablePair } from './confusable-floors.js';
import { soundAlikes } from './sound-alikes.js';
import { spokenFloors } from './spoken-floor.js';
import type { Steps } from './steps.js';
import type { WordTable } from './word-table.js';

/** What the floors of a station sound like: one another, and words that people say. */
export interface FloorLikeness {
  readonly confusable: readonly ConfusablePair[];
  /** To be listed as decoys, by every model that has them. */
  readonly soundAlikes: readonly string[];
}

/**
 * The same for all models of a language: it is the floors and the people that are alike.
 *
 * @param table of the first of them, for languages that bring no words of their own
 * @param sounds null where nobody knows how words are said
 */
export function* floorLikeness(
  station: Station,
  language: LanguageData,
  table: WordTable,
  sounds: LanguageSounds | null,
): Steps<FloorLikeness> {
  // Of the floors that are named at a landing it only counts where they lie.
  if (station.kind === 'landing') return { confusable: [], soundAlikes: [] };
  const floors = spokenFloors(station, '', language);
  const confusable = yield* confusableFloors(floors, language, sounds);
  return { confusable, soundAlikes: sounds === null ? [] : yield* soundAlikes(floors, language, table, sounds) };
}
