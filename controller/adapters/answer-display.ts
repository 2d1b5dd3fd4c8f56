import type { Language, Station } from '../../config/index.js';
import type { Clock, TimerHandle } from '../../config/kernel/index.js';
import type { Answer } from '../api/contract/view.schema.js';
import { toneOf } from '../domain/answer.js';
import { spokenFloorReference, type FloorReference } from '../domain/floor-reference.js';
import { inEveryLanguage, messages } from '../domain/messages/messages.js';
import type { AnswerRequest } from '../machines/dialogue.types.js';
import type { PromptRequest } from './station-service.types.js';

/** An answer in words: for the display in every language, for the loudspeaker in the one that was heard. */
export function promptFor(station: Station, request: AnswerRequest): PromptRequest {
  const named: readonly FloorReference[] =
    request.spoken === null
      ? request.floors.flatMap((id) => station.floors.filter((floor) => floor.id === id))
      : [station.floors.find((floor) => floor.id === request.spoken) ?? spokenFloorReference(request.spoken)];
  const [only, ...others] = named;
  const answer: Answer = {
    kind: request.kind,
    floor: only !== undefined && others.length === 0 ? only.id : null,
    language: request.language,
    text: inEveryLanguage((words) => words.answers[request.kind](named).shown),
    utterance: request.utterance,
  };
  return {
    station: station.id,
    answer,
    spoken: messages.get(request.language)?.answers[request.kind](named).spoken ?? '',
    tone: toneOf[request.kind],
  };
}

/** What the display shows of the last request: it goes away by itself, the next passenger did not say it. */
export class AnswerDisplay {
  readonly #clock: Clock;
  readonly #shownMs: number;
  readonly #onChange: () => void;
  #timer: TimerHandle | null = null;
  heard: { readonly text: string; readonly language: Language } | null = null;
  answer: Answer | null = null;

  constructor(clock: Clock, shownMs: number, onChange: () => void) {
    this.#clock = clock;
    this.#shownMs = shownMs;
    this.#onChange = onChange;
  }

  showHeard(heard: AnswerDisplay['heard']): void {
    this.heard = heard;
    this.answer = null;
    this.#showFor();
  }

  showAnswer(answer: Answer): void {
    this.answer = answer;
    this.#showFor();
  }

  stop(): void {
    if (this.#timer !== null) this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #showFor(): void {
    this.stop();
    this.#timer = this.#clock.setTimeout(() => {
      this.#timer = null;
      this.heard = null;
      this.answer = null;
      this.#onChange();
    }, this.#shownMs);
    this.#onChange();
  }
}
