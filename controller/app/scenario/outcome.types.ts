import type { Difference } from './compare.js';
import type { Moment } from './timeline.js';

/** An expectation that was not met. */
export interface Failure {
  /** Which step. */
  readonly step: number;
  readonly atMs: number;
  readonly differences: readonly Difference[];
  /** What had happened before, the latest last. */
  readonly before: readonly Moment[];
}

/** Something that must never happen, and did. */
export interface Broken {
  readonly atMs: number;
  readonly rule: string;
  readonly what: string;
  readonly before: readonly Moment[];
}

export interface Outcome {
  readonly failures: readonly Failure[];
  readonly violations: readonly Broken[];
  /** From ready to the end, in the time that it was played in. */
  readonly playedMs: number;
  readonly closures: number;
  readonly answers: number;
}
