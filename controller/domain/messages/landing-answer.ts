import type { Direction, LanguageData } from '../../../config/index.js';
import type { AnswerKind } from '../answer.js';
import { isFloor, type ButtonReference, type CallReference } from '../button-reference.js';
import type { Message } from './answer-words.js';
import { capitalised } from './capitalised.js';
import { landingRecording } from './recording-names.js';

type LandingKind = keyof LanguageData['answers']['landing']['undirected'];

/** A landing calls no floor that could be too many, and has neither doors nor an alarm of its own. */
const saidInstead: Readonly<Record<AnswerKind, LandingKind>> = {
  registered: 'registered',
  alreadyRegistered: 'alreadyRegistered',
  pleaseConfirm: 'pleaseConfirm',
  notUnderstood: 'notUnderstood',
  noSuchFloor: 'noSuchFloor',
  notAllowed: 'notAllowed',
  notNow: 'notNow',
  callsPaused: 'notNow',
  pleasePressTheButton: 'pleasePressTheButton',
  pleaseWatchTheLamp: 'pleaseWatchTheLamp',
  pressTheAlarm: 'pressTheAlarm',
  howToSpeak: 'howToSpeak',
  tooManyFloors: 'notUnderstood',
  cancelled: 'cancelled',
  notTakenBack: 'notTakenBack',
  takenBack: 'notTakenBack',
  stillRegistered: 'notTakenBack',
  doorHeld: 'notAllowed',
  doorLetGo: 'notAllowed',
  doorClosePressed: 'notAllowed',
  pressTheDoorButton: 'notAllowed',
  confirmDoorOpen: 'notAllowed',
  confirmDoorClose: 'notAllowed',
  alarmPressed: 'pressTheAlarm',
};

/** An answer of a landing station. Nothing in it has digits, so it is spoken as it is shown. */
export function landingAnswer(
  kind: AnswerKind,
  language: LanguageData,
): (named: readonly ButtonReference[]) => Message {
  const { directions, directed, undirected } = language.answers.landing;
  const said = saidInstead[kind];
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
