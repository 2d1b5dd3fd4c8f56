import { repeat, type Clock } from '../../config/kernel/index.js';
import type { StationNotices } from '../adapters/station-notices.js';
import type { Messages } from '../domain/messages/messages.js';
import type { PressRecord } from '../journal/press-record.types.js';
import type { Teardown } from './teardown.js';

export interface RecordParts {
  readonly record: PressRecord;
  readonly stations: readonly { readonly notices: StationNotices }[];
  readonly messages: Messages;
  readonly clock: Clock;
  readonly teardown: Teardown;
}

/** Nobody waits for it: the next press tries as well. */
const tryAgainEveryMs = 30_000;

/** Tells at every station while presses are not recorded, and tries again: a lift at night may not be called for hours. */
export function watchRecord({ record, stations, messages, clock, teardown }: RecordParts): void {
  const tell = (): void => {
    const sentences = record.isWritten ? [] : [messages.display(({ notices }) => notices.pressesNotRecorded)];
    for (const { notices } of stations) notices.set('record', sentences);
  };
  tell();
  const forget = record.changes.add(tell);
  const stop = repeat(clock, tryAgainEveryMs, () => {
    record.tryAgain();
  });
  teardown.add('watch over the record of presses', () => {
    stop();
    forget();
  });
}
