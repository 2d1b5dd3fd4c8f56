import type { Language, Station } from '../../../../config/index.js';
import { openSounds } from '../../../../speech/pronunciation/language-sounds.js';
import { compileVocabulary, type CompileOptions } from '../../../../speech/vocabulary/compile-vocabulary.js';
import { floorLikeness } from '../../../../speech/vocabulary/floor-likeness.js';
import type { Meaning } from '../../../../speech/vocabulary/meaning.js';
import { atOnce } from '../../../../speech/vocabulary/steps.js';
import type { Vocabulary } from '../../../../speech/vocabulary/vocabulary.js';
import type { WordTable } from '../../../../speech/vocabulary/word-table.js';
import { embeddedWords } from '../../../support/first-model.js';
import { language } from '../../../support/languages.js';
import { officeStation } from '../../../support/office-station.js';

/* The vocabularies of the office tower, in the words of the embedded models; each is compiled once. */

const tables = new Map<Language, WordTable>();

function tableOf(code: Language): WordTable {
  const table = tables.get(code) ?? embeddedWords(code);
  tables.set(code, table);
  return table;
}

export function compile(code: Language, station: Station = officeStation(), changes: Partial<CompileOptions> = {}) {
  const options = { station, language: language(code), table: tableOf(code), field: 'stations[0]' };
  return compileVocabulary({ ...options, ...changes });
}

const ofTheOffice = new Map<Language, Vocabulary>();

export function vocabulary(language: Language, station?: Station): Vocabulary {
  const known = station === undefined ? ofTheOffice.get(language) : undefined;
  if (known !== undefined) return known;
  const compiled = compile(language, station);
  if (!compiled.ok) throw new Error(compiled.failure.map(({ field, message }) => `${field}: ${message}`).join('\n'));
  if (station === undefined) ofTheOffice.set(language, compiled.value);
  return compiled.value;
}

const sounding = new Map<Language, Vocabulary>();

/** The office, or another station, in a language of which it is known how its words sound. */
export async function withSounds(code: Language, station?: Station): Promise<Vocabulary> {
  const known = station === undefined ? sounding.get(code) : undefined;
  if (known !== undefined) return known;
  const table = tableOf(code);
  const sounds = await openSounds(language(code), table.keys());
  const options = { station: station ?? officeStation(), language: language(code), table };
  const likeness = atOnce(floorLikeness(options.station, options.language, table, sounds));
  const compiled = compileVocabulary({ ...options, likeness, field: 'stations[0]' });
  if (!compiled.ok) throw new Error('the station of the test has faults');
  if (station === undefined) sounding.set(code, compiled.value);
  return compiled.value;
}

/** Words as the embedded models write them: single characters in Mandarin. */
export function tokensOf(text: string): readonly string[] {
  return /[a-z]/u.test(text) ? text.split(' ') : Array.from(text.replaceAll(' ', ''));
}

export function meaningOf(text: string, language: Language, station?: Station) {
  return vocabulary(language, station).read(tokensOf(text))?.meaning;
}

export function floors(floor: string): Meaning {
  return { kind: 'floors', mentions: [{ kind: 'floor', floor }], isDoubtful: false };
}

export function withFloor(id: string, changes: object): Station {
  const station = officeStation();
  return { ...station, floors: station.floors.map((floor) => (floor.id === id ? { ...floor, ...changes } : floor)) };
}
