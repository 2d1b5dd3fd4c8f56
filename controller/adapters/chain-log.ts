import { Listeners, type Clock } from '../../config/kernel/index.js';
import type { ChainEntry, Texts } from '../api/contract/view.schema.js';
import type { DisplayWords } from '../domain/messages/display-words.types.js';
import type { Messages } from '../domain/messages/messages.js';
import type { Happening } from '../journal/happening.schema.js';
import type { Journal, JournalEntry } from '../journal/journal.types.js';
import { stepOf } from './chain-steps.js';

/** Utterances whose end is remembered; calls of older ones are long served. */
const rememberedUtterances = 64;
/** Lines that a page gets when it connects. */
const mostRecent = 50;

export interface ChainLogOptions {
  readonly station: string;
  readonly clock: Clock;
  readonly journal: Journal;
}

/**
 * The chain heard -> decided -> pressed -> lamp -> answered -> served of each utterance, timed from the end of its speech: what of the
 * journal people are shown, in words.
 */
export class ChainLog {
  readonly #messages: Messages;
  readonly #options: ChainLogOptions;
  readonly #endOfSpeechMs = new Map<number, number>();
  readonly #recent: ChainEntry[] = [];
  readonly entries = new Listeners<ChainEntry>();

  constructor(messages: Messages, options: ChainLogOptions) {
    this.#messages = messages;
    this.#options = options;
  }

  /** The latest lines of this run, oldest first. */
  get recent(): readonly ChainEntry[] {
    return this.#recent;
  }

  /** @param agoMs since the last speech frame of the utterance. */
  noteEndOfSpeech(utterance: number, agoMs: number): void {
    this.#endOfSpeechMs.set(utterance, this.#options.clock.now() - agoMs);
    const [oldest] = this.#endOfSpeechMs.keys();
    if (oldest !== undefined && this.#endOfSpeechMs.size > rememberedUtterances) this.#endOfSpeechMs.delete(oldest);
  }

  /** Keeps what happened, and shows it in the words that `choose` chooses. */
  add(happening: Happening, utterance: number | null, choose: (words: DisplayWords) => string): void {
    this.addText(happening, utterance, this.#messages.display(choose));
  }

  addText(happening: Happening, utterance: number | null, text: Texts): void {
    const { clock, journal, station } = this.#options;
    const endMs = utterance === null ? undefined : this.#endOfSpeechMs.get(utterance);
    const shown = {
      step: stepOf(happening),
      text: { ...text },
      afterSpeechMs: endMs === undefined ? null : Math.round(clock.now() - endMs),
    };
    const entry = chainEntryOf(journal.append({ happening, station, utterance, shown }));
    if (entry === null) return;
    this.#recent.push(entry);
    if (this.#recent.length > mostRecent) this.#recent.shift();
    this.entries.emit(entry);
  }

  /** Keeps what happened, for whoever asks later why; people are not shown it. */
  note(happening: Happening, utterance: number | null): void {
    const { journal, station } = this.#options;
    journal.append({ happening, station, utterance, shown: null });
  }

  /** Settles when all of it is on the disk, or can't be for now (false). */
  written(): Promise<boolean> {
    return this.#options.journal.written();
  }

  /** At most `limit` lines with a sequence above `after`, oldest first, of earlier runs as well. */
  async read(after: number, limit: number): Promise<readonly ChainEntry[]> {
    const { journal, station } = this.#options;
    const entries = await journal.read({ station, after, limit });
    return entries.flatMap((entry) => chainEntryOf(entry) ?? []);
  }
}

/** null: people are not shown it. */
function chainEntryOf({ sequence, at, utterance, ride, shown }: JournalEntry): ChainEntry | null {
  return shown === null ? null : { sequence, at, utterance, ride, ...shown };
}
