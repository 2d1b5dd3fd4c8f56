import type { Language } from '../../config/index.js';
import {
  Listeners,
  type Clock,
  type ElevatorError,
  type Log,
  type Result,
  type Unsubscribe,
} from '../../config/kernel/index.js';
import { memoryRules, type MemoryRules } from './memory-rules.js';
import { forgetAll, PendingUtterance, type RecognizerAnswer, type UtteranceListeners } from './pending-utterance.js';
import { RecognizerKeeper } from './recognizer-keeper.js';
import type { FromRecognizer, ModelToLoad, SecondToOpen, ToRecognizer } from './recognizer-messages.js';
import { SamplePieces } from './sample-pieces.js';
import type { UtteranceCut } from './utterance-buffer.js';
import type { Witnesses } from './witness.js';
import { pieceSamples } from './witness-decoder.js';

export interface RecognizerOptions {
  /** Those that it hears, for the log. */
  readonly languages: readonly Language[];
  readonly library: string;
  readonly models: readonly ModelToLoad[];
  readonly clock: Clock;
  readonly log: Log;
  /** Default: as measured, see there. */
  readonly memory?: MemoryRules;
}

export type RecognizerEvent =
  { readonly type: 'recognizer.ready' } | { readonly type: 'recognizer.lost'; readonly reason: string };

/** One utterance on its way through one recogniser. */
export interface RecognizerUtterance {
  feed(samples: Int16Array): void;
  /**
   * All audio was fed: flush and answer. With a cut only what was said within it: give one where others can be heard outside
   * of it, because then the first witness decodes anew.
   */
  finish(cut?: UtteranceCut): void;
  forget(): void;
  /** The process was there when the utterance began, or had only just been lost and was on its way back. */
  readonly isDue: boolean;
  /** Settles once, also when the process dies. */
  readonly answer: Promise<RecognizerAnswer>;
}

interface ClientSession {
  /** Name of a loaded model. */
  readonly first: string;
  readonly seconds: readonly SecondToOpen[];
  readonly pending: Map<number, PendingUtterance>;
}

/** The parent's side of one recogniser: its sessions and utterances, for which it answers when the process dies. */
export class RecognizerClient {
  readonly languages: readonly Language[];
  readonly #models: readonly ModelToLoad[];
  readonly #keeper: RecognizerKeeper;
  readonly #listeners = new Listeners<RecognizerEvent>();
  readonly #sessions = new Map<number, ClientSession>();
  #counter = 0;

  constructor(options: RecognizerOptions) {
    this.languages = options.languages;
    this.#models = options.models;
    this.#keeper = new RecognizerKeeper({
      memory: memoryRules,
      ...options,
      sessions: () => this.#sessions.size,
      isQuiet: () => [...this.#sessions.values()].every(({ pending }) => pending.size === 0),
      onReady: () => {
        this.#openAll();
        this.#listeners.emit({ type: 'recognizer.ready' });
      },
      onReplaced: () => {
        this.#openAll();
      },
      onLost: (reason) => {
        this.#forgetAll();
        this.#listeners.emit({ type: 'recognizer.lost', reason });
      },
      onMessage: (message) => {
        this.#receive(message);
      },
    });
  }

  get isReady(): boolean {
    return this.#keeper.isReady;
  }

  /** Names say it: a model folder is named by its content. */
  hasSameModels(models: readonly ModelToLoad[]): boolean {
    const names = new Set(models.map(({ model }) => model));
    return this.#models.length === names.size && this.#models.every(({ model }) => names.has(model));
  }

  onEvent(listener: (event: RecognizerEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  /** The first start; what is wrong then is wrong with the installation and is not tried again. */
  start(): Promise<Result<void, ElevatorError>> {
    return this.#keeper.start();
  }

  openSession({ first, seconds }: Witnesses): number {
    this.#counter += 1;
    const session = {
      first: first.model,
      seconds: seconds.map(({ model, askedAbout }) => ({ model, words: [...askedAbout] })),
      pending: new Map<number, PendingUtterance>(),
    };
    this.#sessions.set(this.#counter, session);
    if (this.isReady) this.#open(this.#counter, session);
    return this.#counter;
  }

  closeSession(id: number): void {
    forgetAll(this.#sessions.get(id)?.pending);
    if (this.#sessions.delete(id) && this.isReady) this.#keeper.send({ type: 'close', session: id });
  }

  /** One after another per session: the next may begin as soon as the one before was finished or forgotten. */
  begin(session: number, listeners: UtteranceListeners = {}): RecognizerUtterance {
    const entry = this.#sessions.get(session);
    this.#counter += 1;
    const pending = new PendingUtterance(this.#counter, listeners);
    if (entry === undefined || !this.isReady) pending.settle(null);
    else {
      entry.pending.set(pending.id, pending);
      const hasPartials = listeners.onPartial !== undefined;
      this.#keeper.send({ type: 'begin', session, utterance: pending.id, hasPartials });
    }
    return this.#utterance(session, pending);
  }

  /** Ends the process as a crash would; it is started again by itself. */
  kill(): void {
    this.#keeper.kill();
  }

  async stop(): Promise<void> {
    await this.#keeper.stop();
    this.#forgetAll();
    this.#listeners.clear();
  }

  #utterance(session: number, pending: PendingUtterance): RecognizerUtterance {
    let isFinished = false;
    const ifOpen = (message: ToRecognizer): void => {
      if (!pending.isSettled && !isFinished) this.#keeper.send(message);
    };
    const pieces = new SamplePieces(pieceSamples, (samples) => {
      ifOpen({ type: 'audio', session, samples });
    });
    return {
      isDue: !pending.isSettled || this.#keeper.isReturning,
      answer: pending.answer,
      feed: (samples) => {
        pieces.add(samples);
      },
      finish: (cut) => {
        pieces.flush();
        ifOpen({ type: 'finish', session, cut: cut ?? null });
        isFinished = true;
      },
      forget: () => {
        // Of a finished one the process knows no more by the time it would hear this, and another one may have begun there.
        ifOpen({ type: 'forget', session });
        this.#sessions.get(session)?.pending.delete(pending.id);
        pending.settle(null);
        this.#keeper.useQuiet();
      },
    };
  }

  #receive(message: FromRecognizer): void {
    if (!('utterance' in message)) return;
    const pending = this.#sessions.get(message.session)?.pending;
    const utterance = pending?.get(message.utterance);
    if (message.type === 'partial') utterance?.listeners.onPartial?.(message.text);
    else if (message.type === 'endpoint') utterance?.listeners.onEndpoint?.();
    else {
      utterance?.settle(message.heard);
      pending?.delete(message.utterance);
    }
  }

  #openAll(): void {
    for (const [id, session] of this.#sessions) this.#open(id, session);
  }

  #open(session: number, { first, seconds }: ClientSession): void {
    this.#keeper.send({ type: 'open', session, first, seconds });
  }

  #forgetAll(): void {
    for (const { pending } of this.#sessions.values()) forgetAll(pending);
  }
}
