/** When a recogniser process needs too much memory. All in bytes. */
export interface MemoryRules {
  /**
   * Beyond it a process is replaced.
   *
   * @param loaded what it needed when its models were loaded
   * @param sessions stations that it serves
   */
  readonly ceiling: (loaded: number, sessions: number) => number;
  /** What is left for another process. */
  readonly free: () => number;
}

const megabyte = 2 ** 20;

/**
 * Measured with both embedded models: 110 MB after loading, 112 to 118 MB over 250 utterances; 90 MB grow to 180 MB where twenty
 * talk at once (`liftvoice bench cost`), 4.5 MB each. Only who goes on growing reaches this.
 */
export const memoryRules: MemoryRules = {
  ceiling: (loaded, sessions) => 1.5 * loaded + (64 + 5 * sessions) * megabyte,
  // Knows the limit of a container, which the free memory of the machine does not.
  free: () => process.availableMemory(),
};

export function megabytes(bytes: number): number {
  return Math.round(bytes / megabyte);
}
