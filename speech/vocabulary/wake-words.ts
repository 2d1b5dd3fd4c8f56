import type { LanguageData, Station } from '../../config/index.js';
import { withPlainApostrophes } from '../../config/kernel/index.js';
import { normal, unknownWords, type FloorReadings } from './floor-readings.js';
import { spokenOf } from './meaning.js';
import { segmentations } from './segmentation.js';
import type { VocabularyFault } from './vocabulary.js';
import type { WordTable } from './word-table.js';

export interface WakeWordOptions {
  readonly station: Station;
  /** Where the station stands in the site file: `stations[0]`. */
  readonly field: string;
  readonly language: LanguageData;
  readonly table: WordTable;
  readonly readings: FloorReadings;
  /** Words of the sentences around floors. */
  readonly reserved: ReadonlySet<string>;
  readonly unknownNames: 'refuse' | 'leaveOut';
}

export interface WakeWords {
  /** As they are listened for. */
  readonly words: readonly string[];
  readonly faults: readonly VocabularyFault[];
}

/** What the lift is called. A model must know it, and nobody may mean a floor or a part of a request by it. */
export function wakeWordsOf(options: WakeWordOptions): WakeWords {
  const { station, field, language, table, readings, reserved, unknownNames } = options;
  const { code, pieces } = language;
  const floors = new Map(
    [...readings.full, ...readings.numbers].map(({ say, mention }) => [normal(say, pieces), mention]),
  );
  const words: string[] = [];
  const faults: VocabularyFault[] = [];
  for (const [index, written] of (station.vocabulary.wakeWords[code] ?? []).entries()) {
    const word = withPlainApostrophes(written.toLowerCase());
    const floor = floors.get(normal(word, pieces));
    const refuse = (message: string): void => {
      faults.push({ field: `${field}.vocabulary.wakeWords.${code}[${index}]`, message });
    };
    if (segmentations(word, table, pieces).length === 0) {
      if (unknownNames === 'refuse') refuse(unknownWords({ say: word, show: written }, language, table));
    } else if (floor !== undefined) refuse(`'${written}' means floor ${spokenOf(floor)}; call the lift something else`);
    else if (reserved.has(normal(word, pieces)))
      refuse(`'${written}' already means something to the lift; call it something else`);
    else words.push(word);
  }
  return { words, faults };
}
