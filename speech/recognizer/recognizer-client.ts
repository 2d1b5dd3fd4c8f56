import type { ChildProcess } from 'node:child_process';
import type { Language } from '../../config/index.js';
import {
  ElevatorError,
  fail,
  forkModule,
  Listeners,
  succeed,
  type Clock,
  type Log,
  type Result,
  type TimerHandle,
  type Unsubscribe,
} from '../../config/kernel/index.js';
import { forgetAll, PendingUtterance, type RecognizerAnswer, type UtteranceListeners } from './pending-utterance.js';
import type { FromRecognizer, ModelToLoad, ToRecognizer } from './recognizer-messages.js';
import { SamplePieces } from './sample-pieces.js';
import type { UtteranceCut } from './utterance-buffer.js';
import type { Witnesses } from './witness.js';
import { pieceSamples } from './witness-decoder.js';

export interface RecognizerOptions {
  readonly language: Language;
  readonly library: string;
  readonly models: readonly ModelToLoad[];
  readonly clock: Clock;
  readonly log: Log;
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
  /** The process was there when the utterance began. */
  readonly isTaken: boolean;
  /** Settles once, also when the process dies. */
  readonly answer: Promise<RecognizerAnswer>;
}

const firstBackOffMs = 200;
const longestBackOffMs = 5_000;
/** A process that lived so long did not die of its start. */
const wellAfterMs = 10_000;
/** Decoding runs many times faster than speech; who is silent for so long hangs in native code. */
const answerTimeoutMs = 5_000;
const keptLogLines = 5;

interface ClientSession {
  /** Names of loaded models. */
  readonly first: string;
  readonly second: string | null;
  readonly pending: Map<number, PendingUtterance>;
}

/** The parent's side of one recogniser process: starts it, keeps it alive, and answers for it when it dies. */
export class RecognizerClient {
  readonly language: Language;
  readonly #options: RecognizerOptions;
  readonly #listeners = new Listeners<RecognizerEvent>();
  readonly #sessions = new Map<number, ClientSession>();
  #child: ChildProcess | null = null;
  #isReady = false;
  #isStopping = false;
  #backOffMs = firstBackOffMs;
  #readyAtMs = 0;
  #restart: TimerHandle | null = null;
  #counter = 0;
  #lastWords: string[] = [];
  #settleStart: ((result: Result<void, ElevatorError>) => void) | null = null;

  constructor(options: RecognizerOptions) {
    this.#options = options;
    this.language = options.language;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Names say it: a model folder is named by its content. */
  hasSameModels(models: readonly ModelToLoad[]): boolean {
    const names = new Set(models.map(({ model }) => model));
    const own = this.#options.models;
    return own.length === names.size && own.every(({ model }) => names.has(model));
  }

  onEvent(listener: (event: RecognizerEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  /** The first start; what is wrong then is wrong with the installation and is not tried again. */
  start(): Promise<Result<void, ElevatorError>> {
    return new Promise((resolve) => {
      this.#settleStart = resolve;
      this.#spawn();
    });
  }

  openSession({ first, second }: Witnesses): number {
    this.#counter += 1;
    const session = { first: first.model, second: second?.model ?? null, pending: new Map<number, PendingUtterance>() };
    this.#sessions.set(this.#counter, session);
    if (this.#isReady) this.#open(this.#counter, session);
    return this.#counter;
  }

  closeSession(id: number): void {
    forgetAll(this.#sessions.get(id)?.pending);
    if (this.#sessions.delete(id) && this.#isReady) this.#send({ type: 'close', session: id });
  }

  /** One after another per session: the next may begin as soon as the one before was finished or forgotten. */
  begin(session: number, listeners: UtteranceListeners = {}): RecognizerUtterance {
    const entry = this.#sessions.get(session);
    this.#counter += 1;
    const pending = new PendingUtterance(this.#counter, listeners);
    if (entry === undefined || !this.#isReady) pending.settle(null);
    else {
      entry.pending.set(pending.id, pending);
      this.#send({ type: 'begin', session, utterance: pending.id, hasPartials: listeners.onPartial !== undefined });
    }
    const ifOpen = (message: ToRecognizer): void => {
      if (!pending.isSettled) this.#send(message);
    };
    const pieces = new SamplePieces(pieceSamples, (samples) => {
      ifOpen({ type: 'audio', session, samples });
    });
    return {
      isTaken: !pending.isSettled,
      answer: pending.answer,
      feed: (samples) => {
        pieces.add(samples);
      },
      finish: (cut) => {
        pieces.flush();
        ifOpen({ type: 'finish', session, cut: cut ?? null });
        if (!pending.isSettled) this.#expectAnswer(pending);
      },
      forget: () => {
        ifOpen({ type: 'forget', session });
        entry?.pending.delete(pending.id);
        pending.settle(null);
      },
    };
  }

  /** Ends the process as a crash would; it is started again by itself. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#restart !== null) this.#options.clock.clearTimeout(this.#restart);
    const child = this.#child;
    if (child === null) return;
    const ended = new Promise<void>((resolve) =>
      child.once('exit', () => {
        resolve();
      }),
    );
    child.kill('SIGKILL');
    await ended;
    this.#listeners.clear();
  }

  #spawn(): void {
    this.#restart = null;
    this.#lastWords = [];
    const child = forkModule(new URL('./recognizer-process.js', import.meta.url));
    this.#child = child;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = [...this.#lastWords, ...text.split('\n').filter((line) => line !== '')].slice(-keptLogLines);
    });
    child.stdout?.resume();
    child.on('message', (message) => {
      this.#receive(message as FromRecognizer);
    });
    child.on('error', (cause) => {
      this.#lastWords.push(cause.message);
    });
    child.once('exit', (code, signal) => {
      this.#lost(signal ?? `exit code ${code ?? 0}`);
    });
    this.#send({ type: 'load', library: this.#options.library, models: this.#options.models });
  }

  #receive(message: FromRecognizer): void {
    switch (message.type) {
      case 'loaded':
        for (const [id, session] of this.#sessions) this.#open(id, session);
        this.#isReady = true;
        this.#readyAtMs = this.#options.clock.now();
        this.#options.log.info({ language: this.language, loadMs: Math.round(message.loadMs) }, 'recogniser is ready');
        this.#settle(succeed(undefined));
        this.#listeners.emit({ type: 'recognizer.ready' });
        return;
      case 'refused':
        this.#options.log.error({ language: this.language, model: message.model }, message.reason);
        this.#settle(fail(new ElevatorError('ELV-SPEECH-001', `${message.model ?? 'libvosk'}: ${message.reason}`)));
        // Later than the first start a model has vanished under us: keep trying, it may come back.
        this.kill();
        return;
      case 'partial':
        this.#pending(message)?.listeners.onPartial?.(message.text);
        return;
      case 'endpoint':
        this.#pending(message)?.listeners.onEndpoint?.();
        return;
      case 'answer':
        this.#pending(message)?.settle(message.heard);
        this.#sessions.get(message.session)?.pending.delete(message.utterance);
        return;
      case 'badMessage':
        this.#options.log.error({ language: this.language }, `the recogniser did not understand: ${message.reason}`);
        return;
    }
  }

  #pending({ session, utterance }: { session: number; utterance: number }): PendingUtterance | undefined {
    return this.#sessions.get(session)?.pending.get(utterance);
  }

  #open(session: number, { first, second }: ClientSession): void {
    this.#send({ type: 'open', session, first, second });
  }

  #lost(reason: string): void {
    this.#child = null;
    this.#isReady = false;
    for (const { pending } of this.#sessions.values()) forgetAll(pending);
    if (this.#isStopping) return;
    const lastWords = this.#lastWords.join(' | ');
    this.#options.log.warn({ language: this.language, reason, lastWords, code: 'ELV-SPEECH-002' }, 'recogniser ended');
    if (this.#settleStart !== null) {
      this.#settle(
        fail(
          new ElevatorError('ELV-SPEECH-001', `the ${this.language} model cannot be opened: ${reason}; ${lastWords}`),
        ),
      );
      return;
    }
    this.#listeners.emit({ type: 'recognizer.lost', reason });
    const hasBeenWell = this.#options.clock.now() - this.#readyAtMs > wellAfterMs;
    if (hasBeenWell) this.#backOffMs = firstBackOffMs;
    this.#restart = this.#options.clock.setTimeout(() => {
      this.#spawn();
    }, this.#backOffMs);
    this.#backOffMs = Math.min(this.#backOffMs * 2, longestBackOffMs);
  }

  #settle(result: Result<void, ElevatorError>): void {
    this.#settleStart?.(result);
    this.#settleStart = null;
  }

  #expectAnswer(pending: PendingUtterance): void {
    const timeout = this.#options.clock.setTimeout(() => {
      this.#options.log.error({ language: this.language }, 'the recogniser hangs and is ended');
      this.kill();
    }, answerTimeoutMs);
    void pending.answer.then(() => {
      this.#options.clock.clearTimeout(timeout);
    });
  }

  #send(message: ToRecognizer): void {
    // A process that has just died takes no message; its exit is on the way and says so.
    if (this.#child?.connected === true) this.#child.send(message, () => undefined);
  }
}
