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
import { RecognizerChild } from './recognizer-child.js';
import type { FromRecognizer, ModelToLoad, ToRecognizer } from './recognizer-messages.js';

export interface RecognizerKeeperOptions {
  readonly language: Language;
  readonly library: string;
  readonly models: readonly ModelToLoad[];
  readonly clock: Clock;
  readonly log: Log;
  /** A process has loaded its models and knows no session yet. */
  readonly onReady: () => void;
  /** Whatever was under way in it is lost; the next one is on its way. */
  readonly onLost: (reason: string) => void;
  readonly onMessage: (message: FromRecognizer) => void;
}

/** Keeps one recogniser process running, and starts it again with a growing pause. */
export class RecognizerKeeper {
  readonly #options: RecognizerKeeperOptions;
  readonly #log: Log;
  readonly #restartDelay: RestartDelay;
  #child: RecognizerChild | null = null;
  #isReady = false;
  #restart: TimerHandle | null = null;
  #settleStart: ((result: Result<void, ElevatorError>) => void) | null = null;

  constructor(options: RecognizerKeeperOptions) {
    this.#options = options;
    this.#log = options.log.child({ component: 'speech.recognizer', language: options.language });
    this.#restartDelay = new RestartDelay(options.clock);
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** The first start; what is wrong then is wrong with the installation and is not tried again. */
  start(): Promise<Result<void, ElevatorError>> {
    return new Promise((resolve) => {
      this.#settleStart = resolve;
      this.#launch();
    });
  }

  send(message: ToRecognizer): void {
    this.#child?.send(message);
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
    await child.end();
  }

  #launch(): void {
    this.#restart = null;
    const { library, models, clock } = this.#options;
    this.#child = new RecognizerChild({
      library,
      models,
      clock,
      onMessage: (message) => {
        this.#receive(message);
      },
      onHung: () => {
        this.#log.error({}, 'the recogniser hangs and is ended');
      },
      onEnd: (reason, lastWords) => {
        this.#lose(reason, lastWords);
      },
    });
  }

  #receive(message: FromRecognizer): void {
    switch (message.type) {
      case 'loaded':
        this.#isReady = true;
        this.#restartDelay.recovered();
        this.#log.info({ loadMs: Math.round(message.loadMs) }, 'recogniser is ready');
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
      default:
        this.#options.onMessage(message);
    }
  }

  #lose(reason: string, lastWords: string): void {
    this.#child = null;
    this.#isReady = false;
    this.#log.warn({ reason, lastWords, code: 'ELV-SPEECH-002' }, 'recogniser ended');
    if (this.#settleStart !== null) {
      const message = `the ${this.#options.language} model cannot be opened: ${reason}; ${lastWords}`;
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
