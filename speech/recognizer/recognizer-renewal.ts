import type { Clock, Log, TimerHandle } from '../../config/kernel/index.js';
import { megabytes, type MemoryRules } from './memory-rules.js';
import type { RecognizerChild } from './recognizer-child.js';
import type { FromRecognizer } from './recognizer-messages.js';

export interface RecognizerRenewalOptions {
  readonly memory: MemoryRules;
  /** Sessions that are open. */
  readonly sessions: () => number;
  readonly clock: Clock;
  readonly log: Log;
  /** Starts a process beside the one in use; what it says and its end are told to `receive` and `noteEnd`. */
  readonly start: () => RecognizerChild;
  /** Ends the process in use; another one is started in its place. */
  readonly restart: () => void;
}

/** What renewing does not help against must not keep the machine busy with it. */
const leastPauseMs = 10 * 60_000;
/**
 * A process that is ended hears nobody for a second or two. Who speaks slowly has been answered, and goes on within 0.9 s, or says
 * another sentence after a breath: only after so long without a beginning does nobody speak.
 */
const silentMs = 5_000;

/**
 * Replaces a recogniser process that has grown too large: by one that was started beside it where there is memory for both, between
 * two utterances; else by ending it, when nobody has spoken for a while.
 */
export class RecognizerRenewal {
  readonly #options: RecognizerRenewalOptions;
  #loadedBytes: number | null = null;
  #triedAtMs = Number.NEGATIVE_INFINITY;
  #successor: RecognizerChild | null = null;
  #next: 'none' | 'successor' | 'restart' = 'none';
  #silence: TimerHandle | null = null;

  constructor(options: RecognizerRenewalOptions) {
    this.#options = options;
  }

  /** The process in use has loaded its models. */
  noteLoaded(residentBytes: number): void {
    this.#loadedBytes = residentBytes;
    this.#next = 'none';
  }

  /** The process in use has answered. */
  weigh(residentBytes: number): void {
    const { memory, sessions, clock, log } = this.#options;
    if (this.#loadedBytes === null || this.#successor !== null || this.#next !== 'none') return;
    const ceiling = memory.ceiling(this.#loadedBytes, sessions());
    if (residentBytes <= ceiling || clock.now() - this.#triedAtMs < leastPauseMs) return;
    this.#triedAtMs = clock.now();
    const hasRoom = memory.free() > 2 * this.#loadedBytes;
    const sizes = { residentMb: megabytes(residentBytes), ceilingMb: megabytes(ceiling) };
    log.info({ ...sizes, hasRoom }, 'the recogniser has grown and is replaced as soon as nobody speaks');
    if (hasRoom) this.#successor = this.#options.start();
    else this.#next = 'restart';
  }

  /** The process beside the one in use says something. */
  receive(message: FromRecognizer): void {
    if (message.type === 'refused') this.noteEnd(message.reason);
    if (message.type !== 'loaded') return;
    this.#loadedBytes = message.residentBytes;
    this.#next = 'successor';
  }

  noteEnd(reason: string): void {
    const { log } = this.#options;
    log.warn({ reason, code: 'ELV-SPEECH-002' }, 'no other recogniser can be started; the one that has grown stays');
    void this.stop();
  }

  /** Somebody begins to speak. */
  noteBegin(): void {
    if (this.#silence !== null) this.#options.clock.clearTimeout(this.#silence);
    this.#silence = null;
  }

  /** Nothing is being heard now: the process that takes over, if there is one. */
  take(): RecognizerChild | null {
    if (this.#next === 'restart') this.#restartAfterSilence();
    if (this.#next !== 'successor') return null;
    const successor = this.#successor;
    this.#successor = null;
    this.#next = 'none';
    return successor;
  }

  /** The process in use has ended, or nobody needs one any more. */
  async stop(): Promise<void> {
    const successor = this.#successor;
    this.#successor = null;
    this.#next = 'none';
    this.noteBegin();
    await successor?.end();
  }

  #restartAfterSilence(): void {
    const { clock, restart } = this.#options;
    this.#silence ??= clock.setTimeout(() => {
      this.#silence = null;
      this.#next = 'none';
      restart();
    }, silentMs);
  }
}
