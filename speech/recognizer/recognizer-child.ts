import type { ChildProcess } from 'node:child_process';
import { forkModule, type Clock } from '../../config/kernel/index.js';
import { LifeWatch } from './life-watch.js';
import type { FromRecognizer, ModelToLoad, ToRecognizer } from './recognizer-messages.js';

export interface RecognizerChildOptions {
  readonly library: string;
  readonly models: readonly ModelToLoad[];
  readonly clock: Clock;
  readonly onMessage: (message: FromRecognizer) => void;
  /**
   * Also of a process that made no progress with what it owed and has been ended for it. `lastWords`: what it wrote last. Not told
   * of a process that was ended with `end`.
   */
  readonly onEnd: (reason: string, lastWords: string) => void;
}

const keptLogLines = 5;
const environment = {
  /**
   * glibc keeps a heap per thread that ever allocated, and each keeps its own holes. All decoding is done on one thread: with one
   * heap for all, resident memory was 123 MB instead of 135 MB after 1,000 utterances, and no call waits for another.
   */
  MALLOC_ARENA_MAX: '1',
  /**
   * Without the lists in which glibc keeps small pieces as they are, until the next large piece has it join them all: libvosk takes
   * thousands of small ones and then a large one, again and again, and a fifth of its time went there. 7 % less processor time
   * (1.47 s instead of 1.58 s for the same sound), the same results. What somebody else has set for glibc stays.
   */
  GLIBC_TUNABLES: [process.env['GLIBC_TUNABLES'], 'glibc.malloc.mxfast=0'].filter(Boolean).join(':'),
};

/** One recogniser process, from its start to its end, which is noticed also where it hangs. */
export class RecognizerChild {
  readonly #options: RecognizerChildOptions;
  readonly #process: ChildProcess;
  readonly #watch: LifeWatch;
  readonly #exited: Promise<void>;
  #lastWords: string[] = [];
  #owedAnswers = 0;
  #isEnding = false;
  #hungReason: string | null = null;

  /** Starts it, and has it load the models: `loaded` or `refused` comes back. */
  constructor(options: RecognizerChildOptions) {
    this.#options = options;
    this.#process = forkModule(new URL('./recognizer-process.js', import.meta.url), { environment });
    this.#watch = new LifeWatch({
      clock: options.clock,
      onHung: (reason) => {
        this.#hungReason = reason;
        this.kill();
      },
    });
    this.#exited = new Promise((resolve) => {
      this.#process.once('exit', (code, signal) => {
        this.#watch.rest();
        const reason = this.#hungReason ?? signal ?? `exit code ${code ?? 0}`;
        if (!this.#isEnding) options.onEnd(reason, this.#lastWords.join(' | '));
        resolve();
      });
    });
    this.#listen();
    this.send({ type: 'load', library: options.library, models: options.models });
  }

  send(message: ToRecognizer): void {
    // A process that has just died takes no message; its exit is on the way and says so.
    if (!this.#process.connected) return;
    if (message.type === 'finish') {
      this.#owedAnswers += 1;
      this.#watch.expect('answering');
    } else if (message.type === 'load') this.#watch.expect('loading');
    this.#process.send(message, () => undefined);
  }

  /** Ends it as a crash would. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** Ends it because nobody needs it any more. Settles when it is gone. */
  end(): Promise<void> {
    this.#isEnding = true;
    this.kill();
    return this.#exited;
  }

  #listen(): void {
    const { stderr, stdout } = this.#process;
    stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = [...this.#lastWords, ...text.split('\n').filter((line) => line !== '')].slice(-keptLogLines);
    });
    stdout?.resume();
    this.#process.on('error', (cause) => {
      this.#lastWords.push(cause.message);
    });
    this.#process.on('message', (message) => {
      if (!this.#isEnding) this.#receive(message as FromRecognizer);
    });
  }

  #receive(message: FromRecognizer): void {
    this.#watch.sign();
    if (message.type === 'answer') {
      this.#owedAnswers -= 1;
      if (this.#owedAnswers === 0) this.#watch.rest();
    } else if (message.type === 'loaded' || message.type === 'refused') this.#watch.rest();
    this.#options.onMessage(message);
  }
}
