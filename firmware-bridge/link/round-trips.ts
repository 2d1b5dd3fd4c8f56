const kept = 200;

/** How the link is doing, over all its connections. */
export class RoundTrips {
  #exchanges = 0;
  #retransmissions = 0;
  readonly #latestMs: number[] = [];

  get exchanges(): number {
    return this.#exchanges;
  }

  get retransmissions(): number {
    return this.#retransmissions;
  }

  /** Over the latest 200 exchanges, ms; null before the first. */
  get medianMs(): number | null {
    const sorted = this.#latestMs.toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
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
}
