import { freemem } from 'node:os';

/** When a recogniser process needs too much memory. All in bytes. */
export interface MemoryRules {
  /** Beyond it a process is replaced. @param loaded what it needed when its models were loaded */
  readonly ceiling: (loaded: number) => number;
  /** What is left for another process. */
  readonly free: () => number;
}

const megabyte = 2 ** 20;

/**
 * What decoding needs beside the models comes with the first utterances and stays (about 30 MB with the embedded models): only
 * who goes on growing reaches this.
 */
export const memoryRules: MemoryRules = {
  ceiling: (loaded) => 1.5 * loaded + 64 * megabyte,
  free: freemem,
};

export function megabytes(bytes: number): number {
  return Math.round(bytes / megabyte);
}
