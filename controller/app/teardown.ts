import type { Clock, Log } from '../../config/kernel/index.js';

interface Step {
  readonly name: string;
  readonly run: () => Promise<void> | void;
}

const usualLimitMs = 2_000;

/**
 * What has to be taken down again, in reverse order of building up. Every step runs even if one before it fails or hangs:
 * a stuck web socket must not keep a contact closed.
 */
export class Teardown {
  readonly #steps: Step[] = [];
  readonly #clock: Clock;
  readonly #log: Log;
  #finished: Promise<void> | null = null;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** @throws where the run has begun: what came too late is taken down at once, and nothing more is to be built */
  add(name: string, run: Step['run']): void {
    const step = { name, run };
    if (this.#finished === null) {
      this.#steps.push(step);
      return;
    }
    void this.#runOne(step, usualLimitMs);
    throw new Error(`everything is being taken down: no ${name} any more`);
  }

  /** Runs every step once, each for at most `stepLimitMs`; calling it again waits for the same run. */
  run(stepLimitMs = usualLimitMs): Promise<void> {
    this.#finished ??= this.#runAll(stepLimitMs);
    return this.#finished;
  }

  async #runAll(stepLimitMs: number): Promise<void> {
    for (const step of this.#steps.reverse()) await this.#runOne(step, stepLimitMs);
  }

  async #runOne(step: Step, limitMs: number): Promise<void> {
    try {
      await this.#bounded(step, limitMs);
    } catch (error) {
      this.#log.error({ component: 'app.teardown', step: step.name, err: error }, 'a step of the shutdown failed');
    }
  }

  async #bounded(step: Step, limitMs: number): Promise<void> {
    let timer: object | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = this.#clock.setTimeout(() => {
        reject(new Error(`did not end within ${limitMs} ms`));
      }, limitMs);
    });
    try {
      await Promise.race([step.run(), limit]);
    } finally {
      if (timer !== undefined) this.#clock.clearTimeout(timer);
    }
  }
}
