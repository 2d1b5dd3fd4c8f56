import type { Language, Languages } from '../../../config/index.js';
import type { PromptSentence } from '../../../speech/index.js';
import type { AnswerKind } from '../answer.js';
import type { ButtonReference } from '../button-reference.js';
import { mostFloorsPerSentence } from '../safety-rules.js';
import { answerWords, type AnsweringStation, type AnswerWords } from './answer-words.js';
import { displayWords } from './display-words.js';
import type { DisplayWords } from './display-words.types.js';

/** A text in every language that has it, by code: whoever shows it chooses. */
export type Texts = Record<Language, string>;

const anyCar: AnsweringStation = {
  kind: 'car',
  limits: { callsPerMinute: 60, floorsPerSentence: mostFloorsPerSentence },
};

/** The words of all languages. */
export class Messages {
  readonly #answers: ReadonlyMap<Language, AnswerWords>;
  readonly #displays: ReadonlyMap<Language, DisplayWords>;

  constructor(languages: Languages) {
    const all = [...languages.values()];
    this.#answers = new Map(all.map((language) => [language.code, answerWords(language)]));
    this.#displays = new Map(
      all.flatMap((language) => {
        const words = displayWords(language);
        return words === null ? [] : [[language.code, words] as const];
      }),
    );
  }

  /** The same line in every language of the page. */
  display(choose: (words: DisplayWords) => string): Texts {
    return Object.fromEntries([...this.#displays].map(([language, words]) => [language, choose(words)]));
  }

  /** What the display shows as an answer, in every language there is. */
  shown(kind: AnswerKind, named: readonly ButtonReference[], station: AnsweringStation = anyCar): Texts {
    const texts = [...this.#answers].map(([language, words]) => [language, words[kind](named, station).shown] as const);
    return Object.fromEntries(texts);
  }

  /** What the loudspeaker says, in words without digits, and the recordings that say it. */
  spoken(
    kind: AnswerKind,
    named: readonly ButtonReference[],
    language: Language,
    station: AnsweringStation = anyCar,
  ): PromptSentence {
    const words = this.#answers.get(language);
    if (words === undefined) throw new RangeError(`there is no language "${language}"`);
    return words[kind](named, station).spoken;
  }
}
