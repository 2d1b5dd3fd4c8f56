import type { Worker } from 'node:worker_threads';
import { startThread } from '../../../../config/kernel/index.js';
import type { Outcome } from '../outcome.types.js';
import type { RidesPlan } from './rides-of-site.js';

interface Waiting {
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  /** Who waits for a ride of it, in the order of its answers. */
  readonly waiting: Waiting[];
}

/** Threads that play rides, each on a core of its own. */
export class RideThreads {
  readonly #threads: readonly Thread[];

  constructor(plan: RidesPlan, count: number) {
    this.#threads = Array.from({ length: count }, () => startRiding(plan));
  }

  /** Plays the ride of a seed on the thread that has the least to do. Rejects where the thread ended. */
  ride(seed: number): Promise<Outcome> {
    const [idlest] = this.#threads.toSorted((one, other) => one.waiting.length - other.waiting.length);
    if (idlest === undefined) throw new RangeError('no thread to ride on');
    return new Promise((settle, reject) => {
      idlest.waiting.push({ settle, fail: reject });
      idlest.worker.postMessage(seed);
    });
  }

  /** Rides under way are of no interest any more. */
  async stop(): Promise<void> {
    for (const { waiting } of this.#threads) waiting.length = 0;
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}

function startRiding(plan: RidesPlan): Thread {
  const worker = startThread(new URL('./ride-thread.js', import.meta.url), plan);
  const waiting: Waiting[] = [];
  worker.on('message', (outcome: Outcome) => {
    waiting.shift()?.settle(outcome);
  });
  worker.on('error', (error: Error) => {
    for (const { fail } of waiting.splice(0)) fail(error);
  });
  return { worker, waiting };
}
