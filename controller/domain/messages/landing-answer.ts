import type { Direction, LanguageData } from '../../../config/index.js';
import type { AnswerKind } from '../answer.js';
import { isFloor, type ButtonReference, type CallReference } from '../button-reference.js';
import type { Message } from './answer-words.js';
import { capitalised } from './capitalised.js';
import { landingRecording } from './recording-names.js';

/** An answer of a landing station. Nothing in it has digits, so it is spoken as it is shown. */
export function landingAnswer(
  kind: AnswerKind,
  language: LanguageData,
): (named: readonly ButtonReference[]) => Message {
  const { directions, directed, undirected } = language.answers.landing;
  // Nobody can name too many floors where none is called.
  const said = kind === 'tooManyFloors' ? 'notUnderstood' : kind;
  const answers: Readonly<Partial<Record<AnswerKind, (typeof directed)[keyof typeof directed]>>> = directed;
  const answer = answers[said];
  const message = (text: string, direction: Direction | null): Message => {
    const sentence = capitalised(text, language);
    const recordings = [[landingRecording(kind, direction, language)]];
    return { shown: sentence, spoken: { language: language.code, text: sentence, recordings } };
  };
  return (named) => {
    const call = named.find((button): button is CallReference => !isFloor(button));
    if (answer === undefined || call === undefined) return message(undirected[said], null);
    const template = typeof answer === 'string' ? answer : answer[call.id];
    return message(template.replaceAll('{direction}', directions[call.id]), call.id);
  };
}
