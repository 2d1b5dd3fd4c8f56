import { languageData, type Language, type Languages, type ListeningSite } from '../../config/index.js';
import { fail, succeed, type Clock, type ElevatorError, type Result } from '../../config/kernel/index.js';
import type { Decision } from '../interpret/decision.js';
import { groundsOf, type Grounds } from '../interpret/grounds.js';
import { interpretUtterance, type UtteranceEvidence } from '../interpret/interpret-utterance.js';
import { marginsFor } from '../interpret/margins.js';
import { countSyllables } from '../interpret/syllables.js';
import type { WitnessEvidence } from '../interpret/weigh-witnesses.js';
import type { ModelFolders } from '../model-store/model-folders.js';
import { compileLanguage, type CompiledWitness } from '../recognizer/compile-language.js';
import { unspeakable } from '../recognizer/prepare-models.js';
import { heardTogether, type HeardVocabulary } from '../vocabulary/heard-vocabulary.js';
import type { Phrase } from '../vocabulary/vocabulary.js';
import { readWritten } from './read-written.js';

export interface WrittenUtterance {
  /** What is said, as people write it. */
  readonly text: string;
  /** What it sounds like as much: the recognisers can't tell them apart. */
  readonly alsoLike: readonly string[];
  /** Half heard: more likely this than anything else, but not surely. */
  readonly isHalfHeard: boolean;
  /** How far the voice stands out from everything else, dB; null: in a quiet room. */
  readonly overNoiseDb: number | null;
  /** Whose recogniser is lost and has no say. */
  readonly lostLanguages: readonly Language[];
}

export interface DecidedText {
  readonly decision: Decision;
  readonly grounds: Grounds;
}

/** Ears for written sentences: what a station would decide if its recognisers heard exactly these words. */
export interface WrittenEars {
  /** @param station its id */
  decide(station: string, utterance: WrittenUtterance): DecidedText;
  /** The likeliest sentences of a station, so many in each language. */
  sentences(station: string, limitPerLanguage: number): readonly Phrase[];
}

export interface WrittenEarsOptions {
  readonly site: ListeningSite;
  readonly languages: Languages;
  readonly folders: ModelFolders;
  readonly clock: Clock;
}

/** Loudest 20 ms of somebody who speaks in front of the panel, dBFS. */
const voiceDbFs = -12;
/** Of an unhurried talker; well within what the operating points take for speech. */
const msPerSyllable = 220;

/** How long it takes to say it, ms. */
export function speakingMs(text: string): number {
  return Math.max(2, countSyllables(text.split(/\s+/u))) * msPerSyllable;
}

/**
 * Compiles what the site's stations understand, as for the recognisers, without starting any. One witness per language is enough:
 * of what was heard exactly both would say the same. The failure names the word or the model at fault.
 */
export async function openWrittenEars(options: WrittenEarsOptions): Promise<Result<WrittenEars, ElevatorError>> {
  const compiled: CompiledEar[] = [];
  for (const code of options.site.languages) {
    const language = languageData(options.languages, code);
    const result = await compileLanguage({ ...options, language, witnesses: 'first' });
    if (!result.ok) return result;
    if (result.value.faults.length > 0) return fail(unspeakable(result.value.faults));
    for (const { station, first } of result.value.stations)
      compiled.push({ station: station.id, language, first, heard: heardTogether([first.vocabulary]) });
  }
  return succeed({
    decide: (station, utterance) =>
      decideWritten(
        compiled.filter((each) => each.station === station),
        utterance,
      ),
    sentences: (station, limit) =>
      compiled
        .filter((each) => each.station === station)
        .flatMap(({ first }) => [...first.vocabulary.sentences(limit)]),
  });
}

interface CompiledEar {
  readonly station: string;
  readonly language: ReturnType<typeof languageData>;
  readonly first: CompiledWitness;
  readonly heard: HeardVocabulary;
}

function decideWritten(ears: readonly CompiledEar[], utterance: WrittenUtterance): DecidedText {
  const { text, overNoiseDb, lostLanguages } = utterance;
  const roomDbFs = overNoiseDb === null ? null : voiceDbFs - overNoiseDb;
  const loudness = { peakDbFs: voiceDbFs, roomDbFs, latelyDbFs: roomDbFs, justBeforeDbFs: null };
  const hearing = ears.filter(({ language }) => !lostLanguages.includes(language.code));
  const evidence: UtteranceEvidence = {
    ...loudness,
    recognizers: hearing.map(({ language, first, heard: whole }) => {
      const { vocabulary, model } = first;
      const silent: WitnessEvidence = {
        heard: { text: '', alternatives: [] },
        vocabulary: whole,
        operatingPoint: model.operatingPoint,
      };
      const { accept, ask } = marginsFor({ first: silent, second: null, partials: [] }, loudness);
      const heard = readWritten(utterance, vocabulary, language, (accept + ask) / 2);
      return { first: { ...silent, heard }, second: null, partials: [] };
    }),
    isLanguageMissing: hearing.length < ears.length,
    speechMs: speakingMs(text),
  };
  const decision = interpretUtterance(evidence);
  return { decision, grounds: groundsOf(decision, evidence) };
}
