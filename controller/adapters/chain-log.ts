import { Listeners, type Clock } from '../../config/kernel/index.js';
import type { ChainEntry, Texts } from '../api/contract/view.schema.js';
import type { DisplayWords } from '../domain/messages/display-words.types.js';
import type { Messages } from '../domain/messages/messages.js';
import type { Journal } from '../journal/journal.types.js';

/** Utterances whose end is remembered; calls of older ones are long served. */
const rememberedUtterances = 64;

/** The chain heard -> decided -> pressed -> lamp -> answered -> served of each utterance, timed from the end of its speech. */
export class ChainLog {
  readonly #messages: Messages;
  readonly #clock: Clock;
  readonly #timeOfDay: () => Date;
  readonly #journal: Journal;
  readonly #endOfSpeechMs = new Map<number, number>();
  readonly entries = new Listeners<ChainEntry>();

  constructor(
    messages: Messages,
    { clock, timeOfDay, journal }: { clock: Clock; timeOfDay: () => Date; journal: Journal },
  ) {
    this.#messages = messages;
    this.#clock = clock;
    this.#timeOfDay = timeOfDay;
    this.#journal = journal;
  }

  /** @param agoMs since the last speech frame of the utterance. */
  noteEndOfSpeech(utterance: number, agoMs: number): void {
    this.#endOfSpeechMs.set(utterance, this.#clock.now() - agoMs);
    const [oldest] = this.#endOfSpeechMs.keys();
    if (oldest !== undefined && this.#endOfSpeechMs.size > rememberedUtterances) this.#endOfSpeechMs.delete(oldest);
  }

  add(step: ChainEntry['step'], utterance: number | null, choose: (words: DisplayWords) => string): void {
    this.addText(step, utterance, this.#messages.display(choose));
  }

  addText(step: ChainEntry['step'], utterance: number | null, text: Texts): void {
    const endMs = utterance === null ? undefined : this.#endOfSpeechMs.get(utterance);
    const entry = this.#journal.append({
      at: this.#timeOfDay().toISOString(),
      utterance,
      step,
      text: { ...text },
      afterSpeechMs: endMs === undefined ? null : Math.round(this.#clock.now() - endMs),
    });
    this.entries.emit(entry);
  }
}
