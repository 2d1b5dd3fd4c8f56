import type { Language } from '../../config/index.js';
import type { Clock, TimerHandle } from '../../config/kernel/index.js';
import type { Answer } from '../api/contract/view.schema.js';
import { toneOf } from '../domain/answer.js';
import type { DisplayDelays } from '../domain/delays.js';

export interface HeardWords {
  readonly text: string;
  readonly language: Language;
}

/** Utterances whose words are kept until they are answered: one is being acted on, one waits, one was asked about. */
const mostKept = 8;

/**
 * What the display shows of the last request: an answer beside the words it answers, never beside those of another utterance.
 * It goes away by itself, the next passenger did not say it. A question stays until it is answered, by whatever comes after it.
 */
export class AnswerDisplay {
  readonly #clock: Clock;
  readonly #delays: DisplayDelays;
  readonly #onChange: () => void;
  readonly #words = new Map<number, HeardWords>();
  #timer: TimerHandle | null = null;
  #answeredAtMs = 0;
  heard: HeardWords | null = null;
  answer: Answer | null = null;

  constructor(clock: Clock, delays: DisplayDelays, onChange: () => void) {
    this.#clock = clock;
    this.#delays = delays;
    this.#onChange = onChange;
  }

  showHeard(utterance: number, heard: HeardWords): void {
    this.#words.set(utterance, heard);
    const [oldest] = this.#words.keys();
    if (oldest !== undefined && this.#words.size > mostKept) this.#words.delete(oldest);
    this.heard = heard;
    this.answer = null;
    this.#showFor();
  }

  showAnswer(answer: Answer): void {
    this.heard = this.#words.get(answer.utterance) ?? null;
    this.answer = answer;
    this.#answeredAtMs = this.#clock.now();
    if (toneOf[answer.kind] === 'question') {
      this.stop();
      this.#onChange();
      return;
    }
    this.#showFor();
  }

  /**
   * The lift is no longer as it was: what it promised or asked does not hold any more, and goes with the words it belongs to. That
   * something was refused remains true.
   */
  withdraw(): void {
    if (this.answer !== null && toneOf[this.answer.kind] !== 'refused') this.#clear();
  }

  /** Voice is back, and "not now" has had its time as soon as it can have been read: a recogniser may be back in half a second. */
  endNotNow(): void {
    if (this.answer?.kind !== 'notNow') return;
    const restMs = this.#answeredAtMs + this.#delays.readableMs - this.#clock.now();
    if (restMs <= 0) this.#clear();
    else this.#clearAfter(restMs);
  }

  /** Words that were heard are not shown any longer; a refusal stays. */
  forgetWords(): void {
    this.withdraw();
    this.#words.clear();
    if (this.heard === null) return;
    this.heard = null;
    this.#onChange();
  }

  stop(): void {
    if (this.#timer !== null) this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #showFor(): void {
    this.#clearAfter(this.#delays.shownMs);
    this.#onChange();
  }

  #clearAfter(ms: number): void {
    this.stop();
    this.#timer = this.#clock.setTimeout(() => {
      this.#words.clear();
      this.#clear();
    }, ms);
  }

  #clear(): void {
    this.stop();
    this.heard = null;
    this.answer = null;
    this.#onChange();
  }
}
