import type { LanguageData, Station } from '../../../config/index.js';
import type { PromptSentence } from '../../../speech/index.js';
import { answerKinds, type AnswerKind } from '../answer.js';
import type { ButtonReference } from '../button-reference.js';
import { floorsAtOnce } from '../safety-rules.js';
import { capitalised } from './capitalised.js';
import { buttonWords } from './button-words.js';
import { landingAnswer } from './landing-answer.js';
import { floorsSlot, limitRecording, recordingWays, type RecordedAnswer } from './recording-names.js';

/** What the display shows and what the loudspeaker says; the spoken form has no digits, a synthesiser may misread them. */
export interface Message {
  readonly shown: string;
  readonly spoken: PromptSentence;
}

/** What an answer needs to know of the station that gives it. */
export type AnsweringStation = Pick<Station, 'kind' | 'limits'>;

type AnswerMessage = (named: readonly ButtonReference[], station: AnsweringStation) => Message;

export type AnswerWords = Readonly<Record<AnswerKind, AnswerMessage>>;

/** A number, by the series that says it. */
const seriesSlot = /\{(\w+)\}/gu;

/** The answers of a language, around the floors or the direction they are about. */
export function answerWords(language: LanguageData): AnswerWords {
  const entries = answerKinds.map((kind) => {
    const inCar = carAnswer(kind, language);
    const atLanding = landingAnswer(kind, language);
    const message: AnswerMessage = (named, station) =>
      station.kind === 'car' ? inCar(named, floorsAtOnce(station)) : atLanding(named);
    return [kind, message] as const;
  });
  return Object.fromEntries(entries) as AnswerWords;
}

/** `most`: how many floors one sentence may call, for the answer that says so. */
function carAnswer(
  kind: AnswerKind,
  language: LanguageData,
): (floors: readonly ButtonReference[], most: number) => Message {
  const words = buttonWords(language);
  const isLimit = kind === 'tooManyFloors';
  const [show, say] = kind === 'noSuchFloor' ? [words.missingShown, words.missingSpoken] : [words.shown, words.spoken];
  return (floors, most) => {
    const answer = answerAbout(kind, isLimit ? most : floors.length, language);
    const fill = (names: string, number: (series: string) => string): string => {
      const sentence = answer.template.replaceAll(floorsSlot, names);
      return capitalised(
        isLimit ? sentence.replaceAll(seriesSlot, (_, series: string) => number(series)) : sentence,
        language,
      );
    };
    return {
      shown: fill(show(floors), () => String(most)),
      spoken: {
        language: language.code,
        text: fill(say(floors), (series) => language.numbers.usual(most, series)),
        recordings: isLimit ? [[limitRecording(most, language)]] : recordingWays(answer, floors, language),
      },
    };
  };
}

/** The wording for so many floors, or for so many at most. */
export function answerAbout(kind: AnswerKind, floors: number, { answers }: LanguageData): RecordedAnswer {
  const answer = answers[kind];
  return {
    kind,
    template: templateFor(answer, floors),
    hasSeveralWording: typeof answer !== 'string' && answer.several !== undefined,
    isMissing: kind === 'noSuchFloor',
  };
}

function templateFor(answer: LanguageData['answers'][AnswerKind], floors: number): string {
  if (typeof answer === 'string') return answer;
  if (floors === 0) return answer.none ?? answer.one;
  return floors === 1 ? answer.one : (answer.several ?? answer.one);
}
