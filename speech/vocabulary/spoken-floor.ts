import type { Floor, LanguageData, Station } from '../../config/index.js';
import { chineseReadings } from './chinese-number.js';
import { englishCardinal, englishOrdinal } from './english-number.js';
import type { FloorMention } from './meaning.js';
import { expandTemplate, fillSlot, type Spacing } from './template.js';

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
  readonly mention: FloorMention;
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

const lowestNumber = -9;
const highestNumber = 99;
/** Missing floors so near to the real ones that they are listed with every wording. */
const nearby = 3;

/** All floors of the station, then those that people might think it has. */
export function spokenFloors(station: Station, field: string, language: LanguageData): readonly SpokenFloor[] {
  const basements = station.floors.filter((floor) => floor.number !== null && floor.number < 0).length;
  const own = station.floors.map((floor, index) =>
    spokenFloor(floor, { field: `${field}.floors[${index}]`, language, isOnlyBasement: basements === 1 }),
  );
  return [...own, ...missingFloors(station, field, language)];
}

function spokenFloor(
  floor: Floor,
  how: { field: string; language: LanguageData; isOnlyBasement: boolean },
): SpokenFloor {
  const mention: FloorMention = mayCallByVoice(floor)
    ? { kind: 'floor', floor: floor.id }
    : { kind: 'locked', spoken: floor.id };
  const numbers = [
    ...(floor.number === null ? [] : readings(floor.number, how.language)),
    ...letterReadings(floor.id, how.language),
  ];
  const built = withNouns(floor.number, numbers, how.language);
  const names = (floor.names[how.language.code] ?? []).flatMap((name, index) => {
    const field = `${how.field}.names.${how.language.code}[${index}]`;
    return nameReadings(name, how.language).map((reading) => ({ ...reading, field }));
  });
  const isBasement = how.language.code === 'en' && how.isOnlyBasement && floor.number !== null && floor.number < 0;
  const basement = isBasement ? [same('basement'), same('the basement')] : [];
  return { mention, numbers, built: [...built, ...basement], names, field: how.field, isFar: false };
}

/** "the" may stand before an English name; a letter in a name (12A, "twelve a") is listened for as it sounds. */
function nameReadings(name: string, language: LanguageData): readonly Reading[] {
  const show = name.toLowerCase();
  const [letter = ''] = /(?<![a-z])[a-z](?![a-z])/u.exec(show) ?? [];
  const sounds = language.letters[letter.toUpperCase()] ?? [letter];
  const readings = sounds.map((sound) => ({ say: letter === '' ? show : show.replace(letter, sound), show: name }));
  if (isNumeral(name)) {
    const nouns = language.sentences.floor.nouns.map((noun) => noun.replace('{number}', ''));
    return [
      ...readings,
      ...nouns.flatMap((noun) => readings.map(({ say }) => ({ say: say + noun, show: name + noun }))),
    ];
  }
  if (language.code === 'zh' || show.startsWith('the ')) return readings;
  return [...readings, ...readings.map((reading) => ({ say: `the ${reading.say}`, show: `the ${name}` }))];
}

/** 十二甲: a number in all but the site file's eyes, so 十二甲楼 is said as well, and must not be heard as 十二楼. */
function isNumeral(name: string): boolean {
  return /^[负一二三四五六七八九十]+[^楼层]$/u.test(name);
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
function missingFloors(station: Station, field: string, language: LanguageData): readonly SpokenFloor[] {
  const present = new Set(station.floors.map((floor) => floor.number).filter((number) => number !== null));
  const lowest = Math.max(lowestNumber, Math.min(0, ...present) - 1);
  const top = Math.max(0, ...present);
  const missing: SpokenFloor[] = [];
  for (let number = lowest; number <= highestNumber; number += 1) {
    if (number === 0 || present.has(number)) continue;
    const numbers = readings(number, language);
    const built = withNouns(number, numbers, language);
    const mention: FloorMention = { kind: 'unknown', spoken: String(number) };
    missing.push({ mention, numbers, built, names: [], field, isFar: number > top + nearby });
  }
  return missing;
}

function readings(number: number, language: LanguageData): readonly Reading[] {
  if (language.code === 'zh') return chineseReadings(number).map(same);
  return [same(number < 0 ? `minus ${englishCardinal(-number)}` : englishCardinal(number))];
}

/** "12A" and "B2" as they are read from the button: the first spelling of a letter is shown, each is listened for. */
function letterReadings(id: string, language: LanguageData): readonly Reading[] {
  const [, before = '', digits = '', after = ''] = /^([A-Z]?)(\d{1,2})([A-Z]?)$/u.exec(id) ?? [];
  if ((before === '') === (after === '')) return [];
  const number = readings(Number(digits), language)[0]?.say ?? '';
  const letter = before + after;
  const join = (part: string): string => {
    const parts = before === '' ? [number, part] : [part, number];
    return parts.join(language.spacing === 'characters' ? '' : ' ');
  };
  return (language.letters[letter] ?? []).map((sound) => ({ say: join(sound), show: join(letter) }));
}

function withNouns(number: number | null, numbers: readonly Reading[], language: LanguageData): readonly Reading[] {
  const nouns = language.sentences.floor.nouns.flatMap((noun) => wordingsOf(noun, language.spacing));
  const ordinals = language.code === 'en' && number !== null && number > 0 ? [same(englishOrdinal(number))] : [];
  const built = nouns.flatMap((noun) => {
    const [slot, fillings] = noun.includes('{ordinal}')
      ? (['ordinal', ordinals] as const)
      : (['number', numbers] as const);
    return fillings.map(({ say, show }) => ({ say: fillSlot(noun, slot, say), show: fillSlot(noun, slot, show) }));
  });
  if (language.code !== 'en' || number === null || number > 0) return built;
  const basement = englishCardinal(-number);
  return [...built, same(`basement ${basement}`), same(`basement level ${basement}`)];
}

/** For templates of our own books, whose brackets a test has checked. */
export function wordingsOf(template: string, spacing: Spacing): readonly string[] {
  const expanded = expandTemplate(template, spacing);
  if (!expanded.ok) throw new TypeError(`template '${template}': ${expanded.failure}`);
  return expanded.value;
}
