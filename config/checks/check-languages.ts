import type { Languages } from '../language/language-data.js';
import type { FieldPath } from '../reading/field-path.js';
import { wrong, type Finding } from '../reading/finding.js';
import { nearestName } from '../reading/nearest-name.js';
import type { SiteDraft } from '../reading/site-draft.js';
import { eachFloor, eachStation } from './each.js';

/** Every language that the file names has a folder: nobody is listened to in a language that is not there. */
export function checkLanguages(site: SiteDraft, languages: Languages): readonly Finding[] {
  const unknown = (code: string, path: FieldPath): readonly Finding[] =>
    languages.has(code) ? [] : [wrong(path, sentence(code, [...languages.keys()]))];
  return [
    ...(site.site?.languages ?? []).flatMap((code, index) =>
      code === undefined ? [] : unknown(code, ['site', 'languages', index]),
    ),
    ...Object.entries(site.speech?.models ?? {}).flatMap(([code, models]) =>
      models === undefined ? [] : unknown(code, ['speech', 'models', code]),
    ),
    ...eachStation(site, (station, path) => [
      ...eachFloor(station, path, ({ names }, floorPath) =>
        Object.entries(names ?? {}).flatMap(([code, list]) =>
          list === undefined ? [] : unknown(code, [...floorPath, 'names', code]),
        ),
      ),
      ...Object.entries(station.floor?.names ?? {}).flatMap(([code, name]) =>
        name === undefined ? [] : unknown(code, [...path, 'floor', 'names', code]),
      ),
      ...Object.entries(station.vocabulary?.wakeWords ?? {}).flatMap(([code, list]) =>
        list === undefined ? [] : unknown(code, [...path, 'vocabulary', 'wakeWords', code]),
      ),
    ]),
  ];
}

function sentence(code: string, known: readonly string[]): string {
  const nearest = nearestName(code, known);
  const advice = nearest === null ? '' : `; did you mean "${nearest}"?`;
  return `there is no language "${code.slice(0, 60)}"; there are ${known.join(', ')} (folders of config/languages)${advice}`;
}
