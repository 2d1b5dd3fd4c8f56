import { callButtons, type Station } from '../../config/index.js';
import type { Answer } from '../api/contract/view.schema.js';
import { toneOf } from '../domain/answer.js';
import { isFloor, spokenReference, type ButtonReference } from '../domain/button-reference.js';
import { subjectsOfAnswer } from '../domain/messages/answer-subjects.js';
import type { Messages } from '../domain/messages/messages.js';
import type { AnswerRequest } from '../machines/dialogue.types.js';
import type { AnswerPrompt } from './station-service.types.js';

/** An answer in words: for the display in every language, for the loudspeaker in the one that was heard. */
export function promptFor(station: Station, messages: Messages, request: AnswerRequest): AnswerPrompt {
  const asked = buttonsOf(station, request);
  const named = request.kind === 'howToSpeak' ? subjectsOfAnswer(request.kind, station) : asked;
  const [only, ...others] = asked;
  const single = others.length === 0 ? only : undefined;
  const answer: Answer = {
    kind: request.kind,
    floor: single !== undefined && isFloor(single) ? single.id : null,
    direction: single === undefined || isFloor(single) ? null : single.id,
    language: request.language,
    text: messages.shown(request.kind, named, station),
    utterance: request.utterance,
  };
  return {
    station: station.id,
    answer,
    spoken: messages.spoken(request.kind, named, request.language, station),
    tone: toneOf[request.kind],
  };
}

function buttonsOf(station: Station, { buttons, spoken }: AnswerRequest): readonly ButtonReference[] {
  if (spoken !== null) return [spokenReference(station, spoken)];
  return buttons.flatMap((wanted) => callButtons(station).find(({ id }) => id === wanted) ?? []);
}
