import type { Clock, Log } from '../../config/kernel/index.js';
import type { PromptSentence, PromptStore } from '../../speech/index.js';

export interface PromptPreparationOptions {
  /** Of the site as it is at first. */
  readonly sentences: readonly PromptSentence[];
  /** Its voice takes only the time that nobody else needs. */
  readonly store: PromptStore;
  /** Ends the process of that voice, and with it the sentence it is about to speak. */
  readonly releaseVoice: () => Promise<void>;
  /** What earlier sentences have asked for is needed no longer. */
  readonly forgetUse: () => void;
  /** Deletes what no answer needs any longer, now that all of these have been asked for; settles with the bytes that were freed. */
  readonly prune: () => Promise<number>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface PreparationProgress {
  readonly ready: number;
  readonly total: number;
}

/** One sentence for whoever started the program. */
export type Tell = (line: string) => void;

/**
 * Speaks every answer ahead, one after another and in the background, so that no passenger waits for a synthesiser. What an
 * earlier run has done stays done: the next one goes on behind it.
 */
export class PromptPreparation {
  readonly #options: PromptPreparationOptions;
  #sentences: readonly PromptSentence[];
  #ready = 0;
  #isStopped = false;
  #tell: Tell | null = null;
  #work: Promise<void> | null = null;

  constructor(options: PromptPreparationOptions) {
    this.#options = options;
    this.#sentences = options.sentences;
  }

  get progress(): PreparationProgress {
    return { ready: this.#ready, total: this.#sentences.length };
  }

  /** Settles when every sentence was tried, or `stop` was called. */
  start(tell: Tell): Promise<void> {
    this.#tell = tell;
    this.#work ??= this.#begin(this.#sentences, tell);
    return this.#work;
  }

  /**
   * The site has changed: prepares its answers instead, behind the sentence that is being spoken. Settles as `start`; where that
   * was not called it only takes note of them.
   */
  change(sentences: readonly PromptSentence[]): Promise<void> {
    this.#sentences = sentences;
    this.#ready = 0;
    const tell = this.#tell;
    if (this.#work === null || tell === null) return Promise.resolve();
    this.#work = this.#work.then(() => this.#begin(sentences, tell));
    return this.#work;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#options.releaseVoice();
    await this.#work;
  }

  async #begin(sentences: readonly PromptSentence[], tell: Tell): Promise<void> {
    if (!this.#mayGoOn(sentences)) return;
    await this.#prepare(sentences, tell).finally(this.#options.releaseVoice);
  }

  /** Asked anew each time: it changes while something is waited for. */
  #mayGoOn(sentences: readonly PromptSentence[]): boolean {
    return !this.#isStopped && this.#sentences === sentences;
  }

  async #prepare(sentences: readonly PromptSentence[], tell: Tell): Promise<void> {
    this.#options.forgetUse();
    const pending = await this.#pending(sentences);
    if (pending.length > 0) await this.#speak(sentences, pending, tell);
    if (!this.#mayGoOn(sentences)) return;
    const freedBytes = await this.#options.prune();
    if (freedBytes > 0) this.#options.log.info({ freedBytes }, 'spoken answers that nobody needs are deleted');
  }

  async #speak(sentences: readonly PromptSentence[], pending: readonly PromptSentence[], tell: Tell): Promise<void> {
    const { store, clock, log } = this.#options;
    const startedMs = clock.now();
    tell(
      `${pending.length} of ${this.progress.total} spoken answers are prepared in the background, once; until then a passenger may wait a moment longer to hear one.`,
    );
    let lastFailure: string | null = null;
    for (const sentence of pending) {
      if (!this.#mayGoOn(sentences)) return;
      const prompt = await store.prompt(sentence);
      if (!this.#mayGoOn(sentences)) return;
      if (prompt.ok) this.#ready += 1;
      else lastFailure = prompt.failure.message;
    }
    const { ready, total } = this.progress;
    const seconds = Math.ceil((clock.now() - startedMs) / 1000);
    log.info({ ready, total, made: pending.length, seconds }, 'answers are spoken ahead');
    tell(
      lastFailure === null
        ? `All ${total} spoken answers are prepared: passengers hear them at once.`
        : `${total - ready} spoken answers could not be prepared and are shown and sounded as tones: ${lastFailure}`,
    );
  }

  /** What is not on the disk yet. */
  async #pending(sentences: readonly PromptSentence[]): Promise<readonly PromptSentence[]> {
    const { store } = this.#options;
    const pending: PromptSentence[] = [];
    for (const sentence of sentences) {
      const isReady = await store.isReady(sentence);
      if (!this.#mayGoOn(sentences)) return [];
      if (isReady) this.#ready += 1;
      else pending.push(sentence);
    }
    return pending;
  }
}
