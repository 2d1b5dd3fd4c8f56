import type { LanguageData } from '../../../config/index.js';
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
  const { landing } = language.answers;
  // Nobody can name too many floors where none is called.
  const answer = landing[kind === 'tooManyFloors' ? 'notUnderstood' : kind];
  return (named) => {
    const direction = named.find((button): button is CallReference => !isFloor(button))?.id ?? null;
    const template = typeof answer === 'string' ? answer : answer[direction ?? 'up'];
    const isDirected = typeof answer !== 'string' || template.includes('{direction}');
    const text = template.replaceAll('{direction}', landing.directions[direction ?? 'up']);
    const sentence = capitalised(text, language);
    const recordings = [[landingRecording(kind, isDirected ? direction : null, language)]];
    return { shown: sentence, spoken: { language: language.code, text: sentence, recordings } };
  };
}
