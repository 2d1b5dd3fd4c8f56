import { highestNumber, lowestNumber, type CarStation, type Floor, type LanguageData } from '../../config/index.js';
import { withPlainApostrophes } from '../../config/kernel/index.js';
import type { Mention } from './meaning.js';
import { buttonReadings, hasNumber, signReadings } from './spoken-button.js';
import { fillSlot, wordingsOf } from './template.js';

export { wordingsOf };

/** Words for the recogniser and how they are shown: they differ where a letter has to be written as it sounds. */
export interface Reading {
  readonly say: string;
  readonly show: string;
}

/** A reading of one of the operator's names, with its place in the site file. */
export interface NameReading extends Reading {
  readonly field: string;
}

/** The ways to say one floor, and where in the site file each of them comes from. */
export interface SpokenFloor {
  readonly mention: Mention;
  /** null: the floor has a name only. */
  readonly number: number | null;
  /** 十二, "twelve". */
  readonly numbers: readonly Reading[];
  /** 十二楼, "twelfth floor": built by rule; those a model can't write are left out. */
  readonly built: readonly Reading[];
  /** The operator's own names: one that a model can't write is a fault. */
  readonly names: readonly NameReading[];
  readonly field: string;
  /** A number nobody in this building asks for, listed so that it is not heard as another. */
  readonly isFar: boolean;
}

/** Missing floors so near to the real ones that they are listed with every wording. */
const nearby = 3;

/** All floors of a car, then those that people might think it has. */
export function spokenFloors(station: CarStation, field: string, language: LanguageData): readonly SpokenFloor[] {
  const basements = station.floors.filter((floor) => floor.number !== null && floor.number < 0).length;
  const own = station.floors.map((floor, index) =>
    spokenFloor(floor, { field: `${field}.floors[${index}]`, language, isOnlyBasement: basements === 1 }),
  );
  return [...own, ...missingFloors(station, field, language)];
}

function spokenFloor(
  floor: Floor,
  { field, language, isOnlyBasement }: { field: string; language: LanguageData; isOnlyBasement: boolean },
): SpokenFloor {
  const { code, floors, spacing } = language;
  const mention: Mention = mayCallByVoice(floor)
    ? { kind: 'floor', floor: floor.id }
    : { kind: 'locked', spoken: floor.id };
  const button = buttonReadings(floor.id, language);
  const numbers = [...numberReadings(floor.number, language), ...(hasNumber(floor.id) ? button : [])];
  const names = (floor.names[code] ?? []).flatMap((name, index) =>
    nameReadings(name, language).map((reading) => ({ ...reading, field: `${field}.names.${code}[${index}]` })),
  );
  const isBelow = floor.number !== null && floor.number < 0;
  const built = [
    ...withNouns(floor.number, numbers, language),
    ...(hasNumber(floor.id) ? [] : aroundWords(button, language)),
    ...(names.length === 0 ? signReadings(floor.id, language) : []),
    ...(isBelow && isOnlyBasement ? floors.heard.onlyBasement : [])
      .flatMap((template) => wordingsOf(template, spacing))
      .map(same),
  ];
  return { mention, number: floor.number, numbers, built, names, field, isFar: false };
}

/** "the" may stand before an English name; a letter in a name (12A, "twelve a") is listened for as it sounds. */
function nameReadings(name: string, language: LanguageData): readonly Reading[] {
  const { floors, spacing } = language;
  const show = withPlainApostrophes(name.toLowerCase());
  const [letter = ''] = /(?<![a-z])[a-z](?![a-z])/u.exec(show) ?? [];
  const sounds = floors.letters[letter.toUpperCase()] ?? [letter];
  const readings = sounds.map((sound) => ({ say: letter === '' ? show : show.replace(letter, sound), show: name }));
  if (isNumeral(name, language)) return [...readings, ...aroundWords(readings, language)];
  const wordings = [...new Set(floors.heard.names.flatMap((template) => wordingsOf(template, spacing)))];
  return wordings
    .filter((wording) => wording === '{name}' || !show.startsWith(wording.replace('{name}', '').toLowerCase()))
    .flatMap((wording) => readings.map((reading) => filled(wording, 'name', reading)));
}

/** 十二甲: a number and one thing more, so 十二甲楼 is said as well, and must not be heard as 十二楼. */
function isNumeral(name: string, { numbers, sentences, spacing }: LanguageData): boolean {
  const parts = spacing === 'characters' ? Array.from(name) : name.toLowerCase().split(/\s+/u);
  const last = parts.pop() ?? '';
  const isNoun = sentences.floor.nouns.some((noun) => noun.endsWith(`}${last}`));
  return !isNoun && numbers.valueOf(parts.join(' ')) !== null;
}

function same(text: string): Reading {
  return { say: text, show: text };
}

/** A call that no lamp can prove is not made by voice. */
function mayCallByVoice(floor: Floor): boolean {
  return floor.voice && floor.lamp !== null;
}

/**
 * 四楼 in a building without a fourth floor must not become 十楼, and 二十四楼 must not become 按十四楼: every number up to 99 is
 * listed, those far above the top in the plainest wordings only.
 */
function missingFloors(station: CarStation, field: string, language: LanguageData): readonly SpokenFloor[] {
  const present = new Set(station.floors.map((floor) => floor.number).filter((number) => number !== null));
  const lowest = Math.max(lowestNumber, Math.min(0, ...present) - 1);
  const top = Math.max(0, ...present);
  const missing: SpokenFloor[] = [];
  for (let number = lowest; number <= highestNumber; number += 1) {
    if (number === 0 || present.has(number)) continue;
    const floor = numberedFloor(number, { kind: 'unknown', spoken: String(number) }, { field, language });
    missing.push({ ...floor, isFar: number > top + nearby });
  }
  return missing;
}

/** A floor that is only known by its number. */
export function numberedFloor(
  number: number,
  mention: Mention,
  { field, language }: { readonly field: string; readonly language: LanguageData },
): SpokenFloor {
  const numbers = numberReadings(number, language);
  return { mention, number, numbers, built: withNouns(number, numbers, language), names: [], field, isFar: false };
}

/** As people say it: what is only understood when written (一十二) is not listened for. */
function numberReadings(number: number | null, { numbers }: LanguageData): readonly Reading[] {
  if (number === null) return [];
  return numbers
    .readings(number)
    .filter(({ isUsual }) => isUsual)
    .map(({ words }) => same(words));
}

/** 十二楼, "floor twelve", "twelfth floor", "basement two". */
function withNouns(number: number | null, numbers: readonly Reading[], language: LanguageData): readonly Reading[] {
  const { floors, numbers: words, sentences, spacing } = language;
  const built = sentences.floor.nouns
    .flatMap((noun) => wordingsOf(noun, spacing))
    .flatMap((noun) => {
      const [, slot = ''] = /\{(\w+)\}/u.exec(noun) ?? [];
      const fillings =
        slot === 'number'
          ? numbers
          : number === null
            ? []
            : words.readings(number, slot).map((reading) => same(reading.words));
      return fillings.map((reading) => filled(noun, slot, reading));
    });
  if (number === null || number >= 0) return built;
  const basements = floors.heard.basements.flatMap((template) => wordingsOf(template, spacing));
  const down = numberReadings(-number, language).slice(0, 1);
  return [...built, ...basements.flatMap((template) => down.map((reading) => filled(template, 'number', reading)))];
}

/** The words for a floor around what stands for its number: "floor g", 十二甲楼. */
function aroundWords(readings: readonly Reading[], { sentences, spacing }: LanguageData): readonly Reading[] {
  return sentences.floor.nouns
    .filter((noun) => noun.includes('{number}'))
    .flatMap((noun) => wordingsOf(noun, spacing))
    .flatMap((noun) => readings.map((reading) => filled(noun, 'number', reading)));
}

function filled(wording: string, slot: string, { say, show }: Reading): Reading {
  return { say: fillSlot(wording, slot, say), show: fillSlot(wording, slot, show) };
}
