import type { Listeners } from '../../config/kernel/index.js';
import type { ChainEntry } from '../api/contract/view.schema.js';
import type { Happening } from './happening.schema.js';

/** The line that people saw of it, in the words of that day. */
export type ShownLine = Pick<ChainEntry, 'step' | 'text' | 'afterSpeechMs'>;

/** What happened, before it has its place in the order. */
export interface NewJournalEntry {
  readonly happening: Happening;
  /** null: it concerns the whole program. */
  readonly station: string | null;
  /** Correlates everything that one utterance led to; null for what the lift did by itself. */
  readonly utterance: number | null;
  /** null: people are not shown it. */
  readonly shown: ShownLine | null;
}

export interface JournalEntry extends NewJournalEntry {
  /** Ascending. Only where several programs share a file can the number of the stored row be a higher one. */
  readonly sequence: number;
  /** Time of day, ISO 8601. */
  readonly at: string;
  /** Monotonic ms since the program started: right across a clock that was set. */
  readonly uptimeMs: number;
  /** `utterance` as it is known across restarts: run, station and number. */
  readonly ride: string | null;
}

export interface JournalPage {
  readonly station: string;
  readonly after: number;
  readonly limit: number;
}

/** What happened, oldest first, append-only. */
export interface Journal {
  /** It has its place in the order at once, and is on the disk a little later. */
  append(entry: NewJournalEntry): JournalEntry;
  /** Settles when all that was appended before is on the disk: true; false: it could not be written, or not within the limit. */
  written(): Promise<boolean>;
  /** Entries of a station that people were shown, with a sequence above `after`, oldest first, across restarts. */
  read(page: JournalPage): Promise<readonly JournalEntry[]>;
}

/** Whether a journal is written, and what is missing from it, for those who look after it. */
export interface JournalState {
  readonly isWritten: boolean;
  /** Entries that could not be written since the program started, and never will be. */
  readonly missingLines: number;
  /** It is no longer written, or is again. */
  readonly changes: Pick<Listeners<undefined>, 'add'>;
  /** Nothing while it is written; else tries whether it can be again. */
  tryAgain(): void;
}

/** The journal of a running site. */
export interface SiteJournal extends Journal, JournalState {
  /** ms from asking for a write to its end on the disk. */
  readonly writes: Pick<Listeners<number>, 'add'>;
  /** Bytes on the disk; null: not known. */
  readonly sizeBytes: number | null;
  /** Writes what is left, and lets go of the file. */
  stop(): Promise<void>;
}
