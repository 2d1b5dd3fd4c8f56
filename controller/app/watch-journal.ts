import { repeat, type Clock } from '../../config/kernel/index.js';
import type { StationNotices } from '../adapters/station-notices.js';
import type { Messages } from '../domain/messages/messages.js';
import type { JournalState } from '../journal/journal.types.js';
import type { Teardown } from './teardown.js';

export interface WatchedJournal {
  readonly journal: JournalState;
  readonly stations: readonly { readonly notices: StationNotices }[];
  readonly messages: Messages;
  readonly clock: Clock;
  readonly teardown: Teardown;
}

/** Nobody waits for it: the next entry that somebody waits for tries as well. */
const tryAgainEveryMs = 30_000;

/** Tells at every station while the journal is not written, and tries again: a lift at night may not be called for hours. */
export function watchJournal({ journal, stations, messages, clock, teardown }: WatchedJournal): void {
  const tell = (): void => {
    const sentences = journal.isWritten ? [] : [messages.display(({ notices }) => notices.pressesNotRecorded)];
    for (const { notices } of stations) notices.set('journal', sentences);
  };
  tell();
  const forget = journal.changes.add(tell);
  const stop = repeat(clock, tryAgainEveryMs, () => {
    journal.tryAgain();
  });
  teardown.add('watch over the journal', () => {
    stop();
    forget();
  });
}
