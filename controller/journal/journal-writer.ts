import type { Worker } from 'node:worker_threads';
import { startThread, type Clock } from '../../config/kernel/index.js';
import type { ToWriter, WriterAnswer, WriterRequest } from './writer-messages.types.js';

/** How long the thread may take to let go of its file, ms. */
const farewellMs = 500;

/** The thread that writes, as the program talks to it. It is started with the first request, and anew after it has ended. */
export class JournalWriter {
  readonly #file: string;
  readonly #clock: Clock;
  readonly #waiting: ((answer: WriterAnswer) => void)[] = [];
  #thread: Worker | null = null;

  constructor(file: string, clock: Clock) {
    this.#file = file;
    this.#clock = clock;
  }

  /** Settles with the answer, never rejects; a disk that hangs may keep it for ever. */
  ask(request: WriterRequest): Promise<WriterAnswer> {
    return new Promise((settle) => {
      this.#waiting.push(settle);
      this.#running().postMessage(request);
    });
  }

  /** What it was asked before is done first, if the disk lets it. */
  async stop(): Promise<void> {
    const thread = this.#thread;
    if (thread === null) return;
    const ended = new Promise<void>((resolve) => {
      thread.once('exit', () => {
        resolve();
      });
      this.#clock.setTimeout(resolve, farewellMs);
    });
    thread.postMessage({ type: 'stop' } satisfies ToWriter);
    await ended;
    await thread.terminate();
  }

  #running(): Worker {
    if (this.#thread !== null) return this.#thread;
    const thread = startThread(new URL('./journal-writer-thread.js', import.meta.url), { file: this.#file });
    thread.on('message', (answer: WriterAnswer) => this.#waiting.shift()?.(answer));
    let reason = 'the thread that writes has ended';
    thread.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    thread.on('exit', () => {
      this.#thread = null;
      for (const settle of this.#waiting.splice(0)) settle({ type: 'failed', trouble: 'noWriter', message: reason });
    });
    this.#thread = thread;
    return thread;
  }
}
