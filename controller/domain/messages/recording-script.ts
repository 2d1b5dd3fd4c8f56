import {
  languageData,
  type Language,
  type LanguageData,
  type Languages,
  type CarStation,
  type Site,
  type Station,
} from '../../../config/index.js';
import { answerKinds, type AnswerKind } from '../answer.js';
import type { ButtonReference } from '../button-reference.js';
import { gapsOf, isGivenAt, subjectsOfAnswer } from './answer-subjects.js';
import { answerAbout, answerWords, type AnswerWords } from './answer-words.js';
import { buttonWords } from './button-words.js';
import { carrierOf, floorsSlot, isSpoken } from './recording-names.js';

export interface ScriptLine {
  /** Of the file, without its ending, seen from the folder of recordings. */
  readonly name: string;
  readonly language: Language;
  /**
   * What kind of recording it is. `sentence`: an answer without a floor; `carrier`: what stands before or behind floors; `floor`:
   * one that is put between carriers; `whole`: an answer about one floor, spoken in one go, which is better than put together.
   */
  readonly part: 'sentence' | 'carrier' | 'floor' | 'whole';
  /** What is to be said; an ellipsis stands where a floor comes, and is not said. */
  readonly text: string;
}

/** Everything that a person can record for a site, each once, by language and kind of recording. */
export function recordingScript(site: Site, languages: Languages): readonly ScriptLine[] {
  const lines = site.languages.flatMap((code) => {
    const language = languageData(languages, code);
    const perStation = site.stations.map((station) => linesOf(station, language));
    return (['sentences', 'carriers', 'floors', 'wholes'] as const).flatMap((part) =>
      perStation.flatMap((parts) => parts[part]),
    );
  });
  return [...new Map(lines.map((line) => [`${line.name}\n${line.text}`, line])).values()];
}

type ScriptParts = Readonly<Record<'sentences' | 'carriers' | 'floors' | 'wholes', readonly ScriptLine[]>>;
const nothing: ScriptParts = { sentences: [], carriers: [], floors: [], wholes: [] };

function linesOf(station: Station, language: LanguageData): ScriptParts {
  const words = answerWords(language);
  if (station.kind === 'landing') return { ...nothing, sentences: landingLines(station, words) };
  const given = answerKinds.filter((kind) => isGivenAt(kind, station));
  const withFloors = given.filter((kind) => answerAbout(kind, 1, language).template.includes(floorsSlot));
  return {
    sentences: given.flatMap((kind) => spokenLines(words, kind, [], { part: 'sentence', station })),
    carriers: withFloors.flatMap((kind) => carriers(kind, language)),
    floors: floors(station, language),
    wholes: withFloors.flatMap((kind) => {
      const subjects = kind === 'noSuchFloor' ? gapsOf(station) : subjectsOfAnswer(kind, station);
      return subjects.flatMap((floor) => spokenLines(words, kind, [floor], { part: 'whole', station }));
    }),
  };
}

/** A landing has so few answers that each is spoken in one go. */
function landingLines(station: Station, words: AnswerWords): readonly ScriptLine[] {
  const given = answerKinds.filter((kind) => isGivenAt(kind, station));
  return given.flatMap((kind) =>
    [[], ...subjectsOfAnswer(kind, station).map((subject) => [subject])].flatMap((named) =>
      spokenLines(words, kind, named, { part: 'sentence', station }),
    ),
  );
}

function spokenLines(
  words: AnswerWords,
  kind: AnswerKind,
  named: readonly ButtonReference[],
  { part, station }: { readonly part: 'sentence' | 'whole'; readonly station: Station },
): readonly ScriptLine[] {
  const { language, text, recordings } = words[kind](named, station).spoken;
  const [whole = []] = recordings;
  return whole.map((name) => ({ name, language, part, text }));
}

function carriers(kind: AnswerKind, language: LanguageData): readonly ScriptLine[] {
  const numbers = answerAbout(kind, 1, language).hasSeveralWording ? [1, 2] : [1];
  const line = (name: string, text: string): ScriptLine => ({ name, language: language.code, part: 'carrier', text });
  return numbers.flatMap((floors) => {
    const carrier = carrierOf(answerAbout(kind, floors, language), floors, language);
    if (carrier === null) return [];
    const { before, after } = carrier;
    return [
      ...before.names.map((name) => line(name, `${before.text} …`)),
      ...after.names.map((name) => line(name, `… ${after.text}`)),
    ];
  });
}

function floors(station: CarStation, language: LanguageData): readonly ScriptLine[] {
  const { code } = language;
  const { spoken, missingSpoken } = buttonWords(language);
  const line = (name: string, text: string): ScriptLine => ({
    name: `${code}/${name}`,
    language: code,
    part: 'floor',
    text,
  });
  const and = language.floors.said.and.trim();
  return [
    ...station.floors.map((floor) => line(`_floors/${floor.id}`, spoken([floor]))),
    ...(isSpoken(and) ? [line('_floors/_and', `… ${and} …`)] : []),
    ...gapsOf(station).map((floor) => line(`_missing/${floor.id}`, missingSpoken([floor]))),
  ];
}
