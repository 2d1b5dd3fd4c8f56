const range = 0x1_0000;
/** Half of 16 bits, as the board compares by signed difference, less what a slow line and a drifting crystal may take. */
const furthestAheadMs = 30_000;

/**
 * What the board's clock shows, as seen from here. Its readings are as old as their way over the line, so the estimate runs
 * a few ms behind: a press is then refused as late a little too early, never executed too late.
 */
export class BoardClock {
  #boardMinusHostMs: number | undefined;

  /** @param uptimeMs from STATE or EVENT, at the moment it arrived */
  read(uptimeMs: number, hostMs: number): void {
    this.#boardMinusHostMs = uptimeMs - hostMs;
  }

  /** A moment of the host's clock for PULSE's `notAfter`. null while the board's clock is not known. */
  notAfter(deadlineHostMs: number, hostMs: number): number | null {
    if (this.#boardMinusHostMs === undefined) return null;
    const deadlineMs = Math.min(deadlineHostMs, hostMs + furthestAheadMs);
    const low = ((Math.floor(deadlineMs + this.#boardMinusHostMs) % range) + range) % range;
    // 0 on the wire means "no limit".
    return low === 0 ? 1 : low;
  }
}
