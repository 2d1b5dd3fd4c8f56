import type { Station } from '../../config/index.js';
import type { Answer } from '../api/contract/view.schema.js';
import { toneOf } from '../domain/answer.js';
import { spokenFloorReference, type FloorReference } from '../domain/floor-reference.js';
import { floorsOfAnswer } from '../domain/messages/answer-subjects.js';
import type { Messages } from '../domain/messages/messages.js';
import { floorsAtOnce } from '../domain/safety-rules.js';
import type { AnswerRequest } from '../machines/dialogue.types.js';
import type { PromptRequest } from './station-service.types.js';

/** An answer in words: for the display in every language, for the loudspeaker in the one that was heard. */
export function promptFor(station: Station, messages: Messages, request: AnswerRequest): PromptRequest {
  const asked = floorsOf(station, request);
  const named = request.kind === 'howToSpeak' ? floorsOfAnswer(request.kind, station) : asked;
  const most = floorsAtOnce(station);
  const [only, ...others] = asked;
  const answer: Answer = {
    kind: request.kind,
    floor: only !== undefined && others.length === 0 ? only.id : null,
    language: request.language,
    text: messages.shown(request.kind, named, most),
    utterance: request.utterance,
  };
  return {
    station: station.id,
    answer,
    spoken: messages.spoken(request.kind, named, request.language, most),
    tone: toneOf[request.kind],
  };
}

function floorsOf({ floors }: Station, { buttons, spoken }: AnswerRequest): readonly FloorReference[] {
  const known = (id: string): FloorReference | undefined => floors.find((floor) => floor.id === id);
  return spoken === null ? buttons.flatMap((id) => known(id) ?? []) : [known(spoken) ?? spokenFloorReference(spoken)];
}
