import { withPlainApostrophes } from '../kernel/index.js';
import type { FieldPath } from '../reading/field-path.js';
import { worthKnowing, wrong, type Finding } from '../reading/finding.js';
import { wasLeftOut, type FloorDraft, type StationDraft } from '../reading/site-draft.js';
import type { Language, LanguageData, Languages } from '../language/language-data.js';
import { eachFloor, floorTitle } from './each.js';

export interface NameLanguages {
  /** What the site listens for; undefined, or undefined in it, where that is in doubt. */
  readonly heard: readonly (Language | undefined)[] | undefined;
  readonly known: Languages;
}

/** Every floor can be said in every language of the site, and no name means two floors. */
export function checkNames(station: StationDraft, path: FieldPath, languages: NameLanguages): readonly Finding[] {
  const codes = [...languages.known.keys()];
  return [
    ...eachFloor(station, path, (floor, floorPath) =>
      codes.flatMap((language) => checkLanguage(floor, language, languages, floorPath)),
    ),
    ...codes.flatMap((language) => sharedNames(station, language, path)),
    ...nothingToSay(station, path),
  ];
}

function checkLanguage(
  floor: FloorDraft,
  language: Language,
  { heard, known }: NameLanguages,
  path: FieldPath,
): readonly Finding[] {
  if (heard === undefined || heard.includes(undefined)) return [];
  const names = floor.names?.[language];
  const title = `${known.get(language)?.nameInEnglish ?? ''} (${language})`;
  if (!heard.includes(language)) {
    if (names === undefined) return [];
    const message = `names in ${title} are never heard: site.languages does not list ${language}`;
    return [worthKnowing([...path, 'names', language], message)];
  }
  const isCalledByVoice = floor.voice !== false && floor.lamp !== 'none';
  if (!isCalledByVoice || names !== undefined || !wasLeftOut(floor, 'number')) return [];
  if (floor.names === undefined ? !wasLeftOut(floor, 'names') : !wasLeftOut(floor.names, language)) return [];
  if (floor.id !== undefined && isReadFromTheButton(floor.id, known.get(language))) return [];
  const message = `nothing to say for this floor in ${title}: give it a number, names.${language}, or voice: false`;
  return [wrong([...path, 'names', language], message)];
}

/** G is "ground floor" without a name where the language has words for such a sign, and 12A is "twelve a" where it has its letters. */
function isReadFromTheButton(id: string, language: LanguageData | undefined): boolean {
  if (language === undefined) return false;
  const { signs, letters } = language.floors;
  const sign = id.toUpperCase();
  const isNumberWithLetters = /^(?:[A-Z]{1,2}\d{1,2}|\d{1,2}[A-Z]{1,2})$/u.test(sign);
  return sign in signs || (isNumberWithLetters && (sign.match(/[A-Z]/gu) ?? []).every((letter) => letter in letters));
}

interface NamedFloor {
  readonly title: string;
  readonly path: FieldPath;
  readonly floorIndex: string;
}

function sharedNames(station: StationDraft, language: Language, path: FieldPath): readonly Finding[] {
  const owners = new Map<string, NamedFloor>();
  return eachFloor(station, path, (floor, floorPath) =>
    (floor.names?.[language] ?? []).flatMap((name, index): readonly Finding[] => {
      if (name === undefined) return [];
      const here = {
        title: floorTitle(floor),
        path: [...floorPath, 'names', language, index],
        floorIndex: floorPath.join(),
      };
      const owner = owners.get(spoken(name));
      if (owner === undefined) {
        owners.set(spoken(name), here);
        return [];
      }
      if (owner.floorIndex === here.floorIndex) return [worthKnowing(here.path, `"${name}" is listed twice here`)];
      const message = `"${name}" already names ${owner.title}; a name must mean one floor only`;
      return [wrong(here.path, message, { see: owner.path })];
    }),
  );
}

/** Two names are the same when nobody could hear the difference: letter case, width, spaces and the kind of apostrophe. */
function spoken(name: string): string {
  return withPlainApostrophes(name.normalize('NFKC').toLowerCase()).replaceAll(/\s+/g, '');
}

function nothingToSay(station: StationDraft, path: FieldPath): readonly Finding[] {
  const floors = station.floors ?? [];
  const isSilent = floors.length > 0 && floors.every((floor) => floor?.voice === false || floor?.lamp === 'none');
  return isSilent ? [worthKnowing([...path, 'floors'], 'no floor of this station can be called by voice')] : [];
}
