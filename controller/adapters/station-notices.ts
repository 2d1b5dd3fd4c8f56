import { Listeners } from '../../config/kernel/index.js';
import type { Texts } from '../api/contract/view.schema.js';

/** What those who look after a station should know besides why voice is off: one sentence per topic, as long as it holds. */
export class StationNotices {
  readonly changes = new Listeners<undefined>();
  readonly #sentences = new Map<string, Texts>();

  get all(): readonly Texts[] {
    return [...this.#sentences.values()];
  }

  /** null: the topic is settled. */
  set(topic: string, sentence: Texts | null): void {
    const before = this.#sentences.get(topic) ?? null;
    if (JSON.stringify(before) === JSON.stringify(sentence)) return;
    if (sentence === null) this.#sentences.delete(topic);
    else this.#sentences.set(topic, sentence);
    this.changes.emit(undefined);
  }
}
