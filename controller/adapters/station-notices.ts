import { Listeners } from '../../config/kernel/index.js';
import type { Texts } from '../api/contract/view.schema.js';

/** What those who look after a station should know besides why voice is off: sentences by topic, as long as they hold. */
export class StationNotices {
  readonly changes = new Listeners<undefined>();
  readonly #sentences = new Map<string, readonly Texts[]>();

  get all(): readonly Texts[] {
    return [...this.#sentences.values()].flat();
  }

  /** No sentences: the topic is settled. */
  set(topic: string, sentences: readonly Texts[]): void {
    const before = this.#sentences.get(topic) ?? [];
    if (JSON.stringify(before) === JSON.stringify(sentences)) return;
    if (sentences.length === 0) this.#sentences.delete(topic);
    else this.#sentences.set(topic, sentences);
    this.changes.emit(undefined);
  }
}
