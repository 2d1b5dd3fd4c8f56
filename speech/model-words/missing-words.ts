import type { LanguageData, Station } from '../../config/index.js';
import { unknownPieces } from '../vocabulary/segmentation.js';
import { spokenFloors } from '../vocabulary/spoken-floor.js';
import type { WordTable } from '../vocabulary/word-table.js';

/** Words of the names of a site's floors that a model can't write, each once. */
export function missingWords(
  stations: readonly Station[],
  language: LanguageData,
  table: WordTable,
): readonly string[] {
  const names = stations.flatMap((station) =>
    station.kind === 'car' ? spokenFloors(station, '', language).flatMap((floor) => floor.names) : [],
  );
  return [...new Set(names.flatMap(({ say }) => unknownPieces(say, table, language.pieces)))];
}
