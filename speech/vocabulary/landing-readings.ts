import { landingCalls, type LandingStation, type LanguageData } from '../../config/index.js';
import type { FloorReading } from './floor-readings.js';
import { segmentations } from './segmentation.js';
import { wordingsOf } from './template.js';
import type { VocabularyFault } from './vocabulary.js';
import type { WordTable } from './word-table.js';

type CallReading = Pick<FloorReading, 'mention' | 'show' | 'ways'>;

/** The ways to ask for a landing's calls that a model can write; a call without any could not be made by voice. */
export function landingReadings(
  station: LandingStation,
  field: string,
  { code, nameInEnglish, pieces, sentences, spacing }: LanguageData,
  table: WordTable,
): { readonly readings: readonly CallReading[]; readonly faults: readonly VocabularyFault[] } {
  const faults: VocabularyFault[] = [];
  const readings = landingCalls(station).flatMap(({ id: direction, voice }) => {
    const wordings = sentences.landing.calls[direction].flatMap(({ template }) => wordingsOf(template, spacing));
    const own = [...new Set(wordings)]
      .map((show): CallReading => ({
        mention: { kind: 'direction', direction },
        show,
        ways: segmentations(show, table, pieces),
      }))
      .filter(({ ways }) => ways.length > 0);
    if (voice && own.length === 0) {
      const message = `the ${code} model can write no sentence that asks to go ${direction}; use another model for ${nameInEnglish}, or write lamp: none`;
      faults.push({ field: `${field}.calls.${direction}`, message });
    }
    return own;
  });
  return { readings, faults };
}
