import type { Listeners } from '../../config/kernel/index.js';

/** The record of presses, as those see it who look after it: whether it is written, and what is missing from it. */
export interface PressRecord {
  readonly isWritten: boolean;
  /** Lines that could not be written since the program started; a press has two. */
  readonly missingLines: number;
  /** It is no longer written, or is again. */
  readonly changes: Pick<Listeners<undefined>, 'add'>;
  /** Nothing while it is written; else tries whether it can be again. */
  tryAgain(): void;
}
