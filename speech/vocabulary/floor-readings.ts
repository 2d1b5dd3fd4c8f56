import type { LanguageData } from '../../config/index.js';
import { mentionKey, spokenOf, type Mention } from './meaning.js';
import { segmentations, unknownPieces, type Pieces } from './segmentation.js';
import type { NameReading, Reading, SpokenFloor } from './spoken-floor.js';
import type { VocabularyFault } from './vocabulary.js';
import { nearestWords, type WordTable } from './word-table.js';

export interface FloorReading extends Reading {
  readonly mention: Mention;
  readonly isFar: boolean;
  /** Every way to write it in words of the model: 十二 楼, 十 二 楼. */
  readonly ways: readonly (readonly string[])[];
}

/** The ways to say every floor that a model can write. */
export interface FloorReadings {
  /** 十二楼, "twelfth floor", 停车场. */
  readonly full: readonly FloorReading[];
  /** 十二, "twelve". */
  readonly numbers: readonly FloorReading[];
  readonly faults: readonly VocabularyFault[];
}

export interface ReadingsOptions {
  readonly floors: readonly SpokenFloor[];
  readonly language: Pick<LanguageData, 'code' | 'pieces'>;
  readonly table: WordTable;
  /** Words that stand around floors or mean something themselves: 去, 谢谢, 取消. None of them can be a floor's name. */
  readonly reserved: ReadonlySet<string>;
  readonly unknownNames: 'refuse' | 'leaveOut';
}

interface Place {
  readonly mention: Mention;
  readonly field: string;
  readonly isName: boolean;
}

/** Judges the operator's names as well: each must be writable, mean one floor only and be no word of the sentences around it. */
export function floorReadings({ floors, language, table, reserved, unknownNames }: ReadingsOptions): FloorReadings {
  const faults = new Map<string, VocabularyFault>();
  const refuse = (field: string, message: string): void => {
    faults.set(`${field} ${message}`, { field, message });
  };
  const places = new Map<string, Place>();
  const full: FloorReading[] = [];
  const numbers: FloorReading[] = [];
  const writable = <Own extends Reading>(all: readonly Own[]) =>
    all
      .map((reading) => ({ ...reading, ways: segmentations(reading.say, table, language.pieces) }))
      .filter(({ ways }) => ways.length > 0);
  for (const { mention, field, isFar, ...floor } of floors) {
    const names = writable(floor.names);
    const isRefused = unknownNames === 'refuse';
    for (const fault of isRefused ? unwritableNames(floor.names, names, language, table) : [])
      refuse(fault.field, fault.message);
    for (const { show, say, field: place } of names) {
      if (reserved.has(normal(say, language.pieces)))
        refuse(place, `'${show}' already means something to the lift; use another name for floor ${spokenOf(mention)}`);
    }
    const built = writable(floor.built);
    if (isRefused && mention.kind === 'floor' && built.length + names.length === 0) {
      const message = `floor ${mention.floor} has no wording that the ${language.code} model can understand; give it a name in names.${language.code}`;
      refuse(field, message);
    }
    const bare = writable(floor.numbers);
    for (const reading of [...built, ...names, ...bare]) {
      const isName = 'field' in reading;
      const fault = claim(places, normal(reading.say, language.pieces), reading, {
        mention,
        field: isName ? (reading as NameReading).field : field,
        isName,
      });
      if (fault !== null) refuse(fault.field, fault.message);
    }
    full.push(...[...built, ...names].map(({ say, show, ways }) => ({ say, show, ways, mention, isFar })));
    numbers.push(...bare.map((reading) => ({ ...reading, mention, isFar })));
  }
  return { full, numbers, faults: [...faults.values()] };
}

/** The same words for two floors of the building: nobody could tell which is meant. A floor that is not there gives way. */
function claim(places: Map<string, Place>, key: string, { show }: Reading, place: Place): VocabularyFault | null {
  const present = places.get(key);
  if (place.mention.kind === 'unknown' && present !== undefined) return null;
  if (present === undefined || present.mention.kind === 'unknown') {
    places.set(key, place);
    return null;
  }
  if (mentionKey(present.mention) === mentionKey(place.mention)) return null;
  // A name can be changed, a number can't: where one of the two is a name, that is the line to mend.
  const [field, other] = place.isName || !present.isName ? [place.field, present.field] : [present.field, place.field];
  const [first, second] = [present, place].map(({ mention }) => `floor ${spokenOf(mention)}`).toSorted();
  return { field, message: `'${show}' would mean ${first ?? ''} and ${second ?? ''} (see ${other}); keep one of them` };
}

function unwritableNames(
  names: readonly NameReading[],
  good: readonly NameReading[],
  language: ReadingsOptions['language'],
  table: WordTable,
): readonly VocabularyFault[] {
  const done = new Set(good.map(({ field }) => field));
  return names.flatMap((name) => {
    if (done.has(name.field)) return [];
    done.add(name.field);
    return [{ field: name.field, message: unknownWords(name, language, table) }];
  });
}

/** "'lobbi': the en model does not know 'lobbi'; words it knows: lobby; or teach it the word: liftvoice models add-words" */
export function unknownWords({ say, show }: Reading, language: ReadingsOptions['language'], table: WordTable): string {
  const pieces = [...new Set(unknownPieces(say, table, language.pieces))];
  const unknown = (pieces.length === 0 ? [say] : pieces).map((piece) => `'${piece}'`).join(', ');
  const nearest = new Set(pieces.flatMap((piece) => nearestWords(piece, table)));
  const other = nearest.size === 0 ? 'use another name' : `words it knows: ${[...nearest].join(', ')}`;
  // No pronunciation is known of digits and signs: they are read in more than one way.
  const advice = /[\d\p{S}]/u.test(unknown)
    ? 'write numbers and signs in words'
    : `${other}; or teach it the word: liftvoice models add-words`;
  return `'${show}': the ${language.code} model does not know ${unknown}; ${advice}`;
}

/** Two ways to write the same words are one: blanks mean nothing where words are made of characters. */
export function normal(say: string, pieces: Pieces): string {
  return say.replace(/\s+/gu, pieces === 'characters' ? '' : ' ');
}
