import type { LanguageData, SentencesFile, Station } from '../../config/index.js';
import { fail, succeed, type Result } from '../../config/kernel/index.js';
import { confusableFloors } from './confusable-floors.js';
import type { FloorMention, Meaning } from './meaning.js';
import { vocabularyOf } from './phrase-list.js';
import { PhraseCollector } from './phrase-collector.js';
import { spokenFloors, wordingsOf, type Reading, type SpokenFloor } from './spoken-floor.js';
import { fillSlot } from './template.js';
import type { Vocabulary, VocabularyFault } from './vocabulary.js';
import type { WordTable } from './word-table.js';

/**
 * Penalties by kind, natural log: floors that are not there and talk are rarer than floors that are. A missing floor far above
 * the top is dear, or "fourteen" is heard as "forty" in a building of eighteen; 二十四楼 still wins against 按十四楼.
 */
const kindCost = { floor: 0, bareNumber: 1, floorUnknown: 1, farFloor: 4, answer: 1, decoy: 2 } as const;

export interface CompileOptions {
  readonly station: Station;
  readonly language: LanguageData;
  readonly table: WordTable;
  /** Where the station stands in the site file: `stations[0]`. */
  readonly field: string;
}

/** Everything the station understands in one language, and what in its site file makes that impossible. */
export function compileVocabulary(options: CompileOptions): Result<Vocabulary, readonly VocabularyFault[]> {
  const { station, language, table, field } = options;
  const { code, sentences } = language;
  const collector = new PhraseCollector(code, table);
  const floors = spokenFloors(station, field, language);
  for (const floor of floors) addFloor(floor, language, collector, station.vocabulary.bareNumbers);
  addAnswers(sentences, field, collector);
  addDecoys(floors, sentences, collector);
  if (collector.faults.length > 0) return fail(collector.faults);
  const phrases = collector.phrases;
  return succeed(
    vocabularyOf(phrases, {
      language: code,
      floors: station.floors.length,
      phrases: new Set(phrases.map((phrase) => phrase.text)).size,
      unknownWords: 0,
      confusable: confusableFloors(new Set(station.floors.map((floor) => floor.number)), language),
    }),
  );
}

function addFloor(
  floor: SpokenFloor,
  language: LanguageData,
  collector: PhraseCollector,
  bareNumbers: Station['vocabulary']['bareNumbers'],
): void {
  const { mention, field } = floor;
  const meaning: Meaning = { kind: 'floors', mentions: [mention], isBare: false };
  const { code, sentences, spacing } = language;
  const kind = floor.isFar ? kindCost.farFloor : kindCost[mention.kind === 'unknown' ? 'floorUnknown' : 'floor'];
  const names = collector.writable(floor.names);
  let isSpeakable = false;
  for (const { template, cost, isPlain = false } of sentences.floor.requests) {
    if (floor.isFar && !isPlain) continue;
    for (const wording of wordingsOf(template, spacing)) {
      for (const reading of [...floor.built.map((built) => ({ ...built, field })), ...names]) {
        const phrase = filled(wording, 'floor', reading);
        const isAdded = collector.add({ ...phrase, meaning, cost: kind + cost, field: reading.field });
        isSpeakable ||= isAdded;
      }
    }
  }
  if (!isSpeakable && mention.kind === 'floor') {
    const message = `floor ${mention.floor} has no wording that the ${code} model can understand; give it a name in names.${code}`;
    collector.refuse(field, message);
  }
  const bare = bareMeaning(mention, bareNumbers);
  for (const template of sentences.bareNumber) {
    for (const number of floor.numbers) {
      collector.add({ ...filled(template, 'number', number), meaning: bare, cost: kind + kindCost.bareNumber, field });
    }
  }
}

function bareMeaning(mention: FloorMention, bareNumbers: Station['vocabulary']['bareNumbers']): Meaning {
  if (bareNumbers === 'never') return { kind: 'decoy' };
  return { kind: 'floors', mentions: [mention], isBare: bareNumbers === 'confirm' };
}

function addAnswers(sentences: SentencesFile, field: string, collector: PhraseCollector): void {
  for (const kind of ['confirm', 'cancel'] as const) {
    const meaning: Meaning = kind === 'confirm' ? { kind } : { kind, mentions: [] };
    for (const say of sentences[kind]) collector.add({ say, show: say, meaning, cost: kindCost.answer, field });
  }
}

function addDecoys(floors: readonly SpokenFloor[], sentences: SentencesFile, collector: PhraseCollector): void {
  const decoy = { meaning: { kind: 'decoy' }, cost: kindCost.decoy, field: '' } as const;
  for (const say of sentences.decoys.phrases) collector.add({ say, show: say, ...decoy });
  for (const template of sentences.decoys.floors) {
    const slot = template.includes('{floor}') ? 'floor' : 'number';
    for (const floor of floors.filter(({ isFar }) => !isFar)) {
      const readings = slot === 'floor' ? [...floor.built, ...floor.names] : floor.numbers;
      for (const reading of readings) collector.add({ ...filled(template, slot, reading), ...decoy });
    }
  }
}

function filled(wording: string, slot: string, { say, show }: Reading): Reading {
  return { say: fillSlot(wording, slot, say), show: fillSlot(wording, slot, show) };
}
