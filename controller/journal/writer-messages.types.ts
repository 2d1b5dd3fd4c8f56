import type { JournalPage } from './journal.types.js';
import type { JournalRow } from './row.js';
import type { StorageTrouble } from './storage-trouble.js';

/** What the thread that writes begins with. */
export interface WriterOptions {
  readonly file: string;
}

/** What it is asked. Each is answered once, in order. `now`: the time of day, for the name of a file that is moved aside. */
export type WriterRequest = { readonly now: Date } & (
  | { readonly type: 'append'; readonly rows: readonly JournalRow[] }
  | { readonly type: 'read'; readonly page: JournalPage }
  | { readonly type: 'removeBefore'; readonly instant: Date }
);

export type ToWriter = WriterRequest | { readonly type: 'stop' };

/** What it answers. */
export type WriterAnswer =
  /** On the disk. `movedAside`: what a damaged file is called now in whose place this one was begun. */
  | { readonly type: 'appended'; readonly last: number; readonly sizeBytes: number; readonly movedAside: string | null }
  | { readonly type: 'rows'; readonly rows: readonly JournalRow[] }
  | { readonly type: 'removed'; readonly rows: number; readonly sizeBytes: number }
  /** Nothing of it was done. */
  | { readonly type: 'failed'; readonly trouble: StorageTrouble; readonly message: string };
