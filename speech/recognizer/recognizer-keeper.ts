import type { Language } from '../../config/index.js';
import {
  ElevatorError,
  fail,
  succeed,
  type Clock,
  type Log,
  type Result,
  type TimerHandle,
} from '../../config/kernel/index.js';
import { RestartDelay } from '../restart-delay.js';
import type { MemoryRules } from './memory-rules.js';
import { RecognizerChild } from './recognizer-child.js';
import type { FromRecognizer, ModelToLoad, ToRecognizer } from './recognizer-messages.js';
import { RecognizerRenewal } from './recognizer-renewal.js';
import { voskVersion } from './vosk-version.js';

export interface RecognizerKeeperOptions {
  readonly languages: readonly Language[];
  readonly library: string;
  readonly models: readonly ModelToLoad[];
  readonly clock: Clock;
  readonly log: Log;
  readonly memory: MemoryRules;
  /** Sessions that are open. */
  readonly sessions: () => number;
  /** Nothing is being heard: no utterance is on its way. Its talker may only have paused. */
  readonly isQuiet: () => boolean;
  /** A process has loaded its models and knows no session yet. */
  readonly onReady: () => void;
  /** The same, but nothing was lost and nobody need know: it has taken over from one that had grown too large. */
  readonly onReplaced: () => void;
  /** Whatever was under way in it is lost; the next one is on its way. */
  readonly onLost: (reason: string) => void;
  readonly onMessage: (message: FromRecognizer) => void;
}

/** Keeps one recogniser process running, and starts it again with a growing pause. */
export class RecognizerKeeper {
  readonly #options: RecognizerKeeperOptions;
  readonly #log: Log;
  readonly #restartDelay: RestartDelay;
  readonly #renewal: RecognizerRenewal;
  #child: RecognizerChild | null = null;
  #isReady = false;
  #isReturning = false;
  #restart: TimerHandle | null = null;
  #settleStart: ((result: Result<void, ElevatorError>) => void) | null = null;

  constructor(options: RecognizerKeeperOptions) {
    this.#options = options;
    this.#log = options.log.child({ component: 'speech.recognizer', languages: options.languages.join('+') });
    this.#restartDelay = new RestartDelay(options.clock);
    const { memory, sessions, clock } = options;
    this.#renewal = new RecognizerRenewal({
      memory,
      sessions,
      clock,
      log: this.#log,
      start: () => this.#startChild(),
      restart: () => {
        this.kill();
      },
    });
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** It was lost, and the first process that takes its place is on its way: in a second it hears again, unless that fails. */
  get isReturning(): boolean {
    return this.#isReturning;
  }

  /** The first start; what is wrong then is wrong with the installation and is not tried again. */
  start(): Promise<Result<void, ElevatorError>> {
    return new Promise((resolve) => {
      this.#settleStart = resolve;
      this.#launch();
    });
  }

  send(message: ToRecognizer): void {
    if (message.type === 'begin') this.#renewal.noteBegin();
    this.#child?.send(message);
  }

  /** To be called when nothing is being heard any more: what must not disturb anybody is done then. */
  useQuiet(): void {
    if (!this.#isReady || !this.#options.isQuiet()) return;
    const next = this.#renewal.take();
    if (next === null) return;
    const before = this.#child;
    this.#child = next;
    this.#options.onReplaced();
    this.#log.info({}, 'another recogniser has taken over');
    void before?.end();
  }

  /** Ends the process as a crash would; it is started again by itself. */
  kill(): void {
    this.#child?.kill();
  }

  async stop(): Promise<void> {
    if (this.#restart !== null) this.#options.clock.clearTimeout(this.#restart);
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    this.#isReady = false;
    await Promise.all([child.end(), this.#renewal.stop()]);
  }

  #launch(): void {
    this.#restart = null;
    this.#child = this.#startChild();
  }

  #startChild(): RecognizerChild {
    const { library, models, clock } = this.#options;
    const child: RecognizerChild = new RecognizerChild({
      library,
      models,
      clock,
      onMessage: (message) => {
        if (child === this.#child) this.#receive(message);
        else this.#renewal.receive(message);
        this.useQuiet();
      },
      onEnd: (reason, lastWords) => {
        if (child === this.#child) this.#lose(reason, lastWords);
        else this.#renewal.noteEnd(reason);
      },
    });
    return child;
  }

  #receive(message: FromRecognizer): void {
    switch (message.type) {
      case 'loaded':
        this.#isReady = true;
        this.#isReturning = false;
        this.#restartDelay.recovered();
        this.#renewal.noteLoaded(message.residentBytes);
        this.#noteReady(message);
        this.#settle(succeed(undefined));
        this.#options.onReady();
        return;
      case 'refused':
        this.#log.error({ model: message.model }, message.reason);
        this.#settle(fail(new ElevatorError('ELV-SPEECH-001', `${message.model ?? 'libvosk'}: ${message.reason}`)));
        // Later than the first start a model has vanished under us: keep trying, it may come back.
        this.kill();
        return;
      case 'badMessage':
        this.#log.error({}, `the recogniser did not understand: ${message.reason}`);
        return;
      case 'answer':
        this.#options.onMessage(message);
        this.#renewal.weigh(message.residentBytes);
        return;
      default:
        this.#options.onMessage(message);
    }
  }

  #noteReady({ loadMs, features }: FromRecognizer & { readonly type: 'loaded' }): void {
    const version = voskVersion(this.#options.library, features);
    this.#log.info({ loadMs: Math.round(loadMs), libvosk: version, features }, 'recogniser is ready');
  }

  #lose(reason: string, lastWords: string): void {
    this.#child = null;
    this.#isReturning = this.#isReady;
    this.#isReady = false;
    void this.#renewal.stop();
    this.#log.warn({ reason, lastWords, code: 'ELV-SPEECH-002' }, 'recogniser ended');
    if (this.#settleStart !== null) {
      const why = [reason, lastWords].filter((part) => part !== '').join('; ');
      const message = `the model for ${this.#options.languages.join(' and ')} cannot be opened: ${why}`;
      this.#settle(fail(new ElevatorError('ELV-SPEECH-001', message)));
      return;
    }
    this.#options.onLost(reason);
    this.#restart = this.#options.clock.setTimeout(() => {
      this.#launch();
    }, this.#restartDelay.next());
  }

  #settle(result: Result<void, ElevatorError>): void {
    this.#settleStart?.(result);
    this.#settleStart = null;
  }
}
