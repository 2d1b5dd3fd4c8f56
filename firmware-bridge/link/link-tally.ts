import type { LinkCounters } from '../elevator-io.types.js';

const kept = 200;

/** How the link is doing, over all its connections. */
export class LinkTally {
  #sessions = 0;
  #exchanges = 0;
  #retransmissions = 0;
  #damaged = 0;
  readonly #latestMs: number[] = [];

  /** The median is over the latest 200 exchanges. */
  get counters(): LinkCounters {
    const sorted = this.#latestMs.toSorted((one, other) => one - other);
    return {
      exchanges: this.#exchanges,
      retransmissions: this.#retransmissions,
      badFrames: this.#damaged,
      reconnects: Math.max(0, this.#sessions - 1),
      medianRoundTripMs: sorted[Math.floor(sorted.length / 2)] ?? null,
    };
  }

  get retransmissions(): number {
    return this.#retransmissions;
  }

  /** The board may be worked with, for the first time or once more. */
  cameUp(): void {
    this.#sessions += 1;
  }

  /** From the first transmission to the answer. */
  answered(roundTripMs: number): void {
    this.#exchanges += 1;
    this.#latestMs.push(roundTripMs);
    if (this.#latestMs.length > kept) this.#latestMs.shift();
  }

  retransmitted(): void {
    this.#retransmissions += 1;
  }

  /** Something came that was no answer. */
  damaged(): void {
    this.#damaged += 1;
  }
}
