import type { Log } from '../../config/kernel/index.js';

/**
 * Runs the effects of the machines one after another, right after the transition that asked for them. Never inside it: an
 * action that throws would stop its machine for good, and one that wakes another machine would run that one's transition in
 * the middle of its own.
 */
export class EffectQueue {
  readonly #log: Log;
  #isStopped = false;

  constructor(log: Log) {
    this.#log = log;
  }

  run(name: string, effect: () => void): void {
    queueMicrotask(() => {
      if (this.#isStopped) return;
      try {
        effect();
      } catch (error) {
        this.#log.error({ err: error, effect: name }, 'an effect failed');
      }
    });
  }

  /** Effects that have not run yet are dropped. */
  stop(): void {
    this.#isStopped = true;
  }
}
