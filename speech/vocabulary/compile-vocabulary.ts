import { landingCalls, type LanguageData, type Station } from '../../config/index.js';
import { fail, succeed, type Result } from '../../config/kernel/index.js';
import { acceptorOf } from './acceptor-of.js';
import { tokensOf } from './acceptor.js';
import { carSentences } from './car-sentences.js';
import { confusability, type ConfusablePair } from './confusable-floors.js';
import { floorLikeness, type FloorLikeness } from './floor-likeness.js';
import { enumerateSentences } from './enumerate-sentences.js';
import { floorReadings, type FloorReading } from './floor-readings.js';
import { FloorSlots } from './floor-slots.js';
import { landingFloors } from './landing-floors.js';
import { landingReadings } from './landing-readings.js';
import { landingSentences } from './landing-sentences.js';
import { spokenOf } from './meaning.js';
import { SentenceReader } from './read-sentence.js';
import { reservedWords } from './reserved-words.js';
import { segmentations } from './segmentation.js';
import { GraphBuilder, type GraphState } from './sentence-graph.js';
import type { SentenceParts } from './shared-sentences.js';
import { spokenFloors } from './spoken-floor.js';
import { atOnce, type Steps } from './steps.js';
import { cutIntoTokens, type TokenGraph } from './token-graph.js';
import type {
  ConfusableFloors,
  Phrase,
  Spelling,
  Vocabulary,
  VocabularyFault,
  VocabularyReport,
} from './vocabulary.js';
import { wakeWordsOf } from './wake-words.js';
import { nearestWords, type WordTable } from './word-table.js';

export interface CompileOptions {
  readonly station: Station;
  readonly language: LanguageData;
  readonly table: WordTable;
  /** Where the station stands in the site file: `stations[0]`. */
  readonly field: string;
  /** What its floors sound like; absent: as far as the language lists it. */
  readonly likeness?: FloorLikeness;
  /**
   * What becomes of a name that the model has no words for. Default `refuse`; a second witness leaves it out, and has no say where
   * it is spoken.
   */
  readonly unknownNames?: 'refuse' | 'leaveOut';
}

/** Everything the station understands in one language, and what in its site file makes that impossible. */
export function compileVocabulary(options: CompileOptions): Result<Vocabulary, readonly VocabularyFault[]> {
  return atOnce(compileInSteps(options));
}

export function* compileInSteps(options: CompileOptions): Steps<Result<Vocabulary, readonly VocabularyFault[]>> {
  const { station, language, table, field, unknownNames = 'refuse' } = options;
  const { code, spacing, sentences: book } = language;
  const reserved = reservedWords(book, spacing, station.kind);
  const floors =
    station.kind === 'car' ? spokenFloors(station, field, language) : landingFloors(station, field, language);
  const readings = floorReadings({ floors, language, table, reserved, unknownNames });
  const wakeWords = wakeWordsOf({ station, field, language, table, readings, reserved, unknownNames });
  const calls = station.kind === 'car' ? null : landingReadings(station, field, language, table);
  // Where a model can write no call, a second witness has no say.
  const unwritable = unknownNames === 'refuse' ? (calls?.faults ?? []) : [];
  const faults = [...readings.faults, ...unwritable, ...wakeWords.faults];
  if (faults.length > 0) return fail(faults);
  yield;
  const builder = new GraphBuilder(language);
  const { floorsPerSentence } = station.limits;
  const slots = new FloorSlots({ builder, book, readings, writing: language, floorsPerSentence });
  const { bareNumbers } = station.vocabulary;
  const { confusable, soundAlikes } = options.likeness ?? (yield* floorLikeness(station, language, table, null));
  const alike = soundAlikes.filter((word) => segmentations(word, table, language.pieces).length > 0);
  yield;
  const parts = { builder, slots, book, bareNumbers, wakeWords: wakeWords.words, soundAlikes: alike };
  const sentences = sentencesOf(station, parts);
  yield;
  const graph = cutIntoTokens(sentences, table);
  yield;
  const report = {
    language: code,
    floors: station.kind === 'car' ? station.floors.length : 0,
    calls: station.kind === 'car' ? [] : landingCalls(station).map(({ id }) => id),
    phrases: (calls?.readings ?? readings.full).length,
    spellings: (calls?.readings ?? readings.full).map(spellingOf),
    unknownTemplateWords: graph.unknownAtoms.map((word) => ({ word, nearest: nearestWords(word, table) })),
    confusable: confusable.map(reportedPair),
  };
  yield;
  return succeed({ ...vocabularyOf(graph, floorsPerSentence, report), areConfusable: confusability(confusable) });
}

/** What each kind of station understands. */
function sentencesOf(station: Station, parts: SentenceParts): GraphState {
  return station.kind === 'car' ? carSentences(parts) : landingSentences(parts, station);
}

function spellingOf({ mention, show, ways }: Pick<FloorReading, 'mention' | 'show' | 'ways'>): Spelling {
  return { floor: spokenOf(mention), phrase: show, ways: ways.map((words) => words.join(' ')) };
}

function reportedPair({ mentions, label, distance }: ConfusablePair): ConfusableFloors {
  const missing = mentions.find(({ kind }) => kind === 'unknown');
  return { floors: label, missing: missing === undefined ? null : spokenOf(missing), distance };
}

function vocabularyOf(
  graph: TokenGraph,
  floorsPerSentence: number,
  report: VocabularyReport,
): Omit<Vocabulary, 'areConfusable'> {
  const acceptor = acceptorOf(graph);
  const reader = new SentenceReader(graph, floorsPerSentence);
  return {
    language: report.language,
    acceptor,
    tokens: tokensOf(acceptor),
    report,
    read: (tokens) => reader.read(tokens),
    canWrite: (tokens) => reader.canWrite(tokens),
    continuation: (tokens) => reader.continuation(tokens),
    *sentences(limit = Infinity): Generator<Phrase> {
      let told = 0;
      for (const { tokens, cost } of enumerateSentences(acceptor)) {
        if (told >= limit) return;
        const sentence = reader.read(tokens);
        if (sentence === null) continue;
        told += 1;
        yield { ...sentence, tokens, cost };
      }
    },
  };
}
