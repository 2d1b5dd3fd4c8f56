import type { Clock } from '../../../config/kernel/index.js';

export interface Moment {
  /** Counted from the moment in which the station was ready. */
  readonly atMs: number;
  readonly what: string;
}

/** What happened and was done in a scenario, in its order, in English. */
export class Timeline {
  readonly #clock: Clock;
  readonly #moments: Moment[] = [];
  #originMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Now is 0 from now on. */
  begin(): void {
    this.#originMs = this.#clock.now();
  }

  get originMs(): number {
    return this.#originMs;
  }

  note(what: string, atMs = this.#clock.now()): void {
    this.#moments.push({ atMs, what });
  }

  /** The last so many up to an instant. */
  before(atMs: number, most: number): readonly Moment[] {
    return this.#moments
      .map(({ atMs: momentMs, what }) => ({ atMs: Math.round(momentMs - this.#originMs), what }))
      .filter((moment) => moment.atMs <= atMs)
      .slice(-most);
  }
}
