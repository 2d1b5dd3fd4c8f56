import { expect, it } from 'vitest';
import { Listeners, silentLog, VirtualClock } from '../../../config/kernel/index.js';
import type { MeasuredJournal } from '../../../controller/adapters/journal-metrics.js';
import { SiteMetrics } from '../../../controller/adapters/site-metrics.js';
import { StationNotices } from '../../../controller/adapters/station-notices.js';
import { Teardown } from '../../../controller/app/teardown.js';
import { watchJournal } from '../../../controller/app/watch-journal.js';
import type { JournalState } from '../../../controller/journal/journal.types.js';
import { messages } from '../../support/messages.js';

/** On a disk that is full until somebody makes room. */
class FullDisk implements JournalState, MeasuredJournal {
  readonly changes = new Listeners<undefined>();
  isWritten = true;
  missingLines = 0;
  readonly sizeBytes = 4_096;
  readonly writes = new Listeners<number>();
  hasRoom = false;

  lose(): void {
    this.missingLines += 1;
    this.isWritten = false;
    this.changes.emit(undefined);
  }

  tryAgain(): void {
    if (!this.hasRoom || this.isWritten) return;
    this.isWritten = true;
    this.changes.emit(undefined);
  }
}

it('while presses are not recorded every station and the metrics say so; it is tried until it works', async () => {
  const clock = new VirtualClock();
  const record = new FullDisk();
  const stations = [{ notices: new StationNotices() }, { notices: new StationNotices() }];
  const teardown = new Teardown(clock, silentLog);
  const metrics = new SiteMetrics(record);
  watchJournal({ journal: record, stations, messages, clock, teardown });
  const said = (): readonly unknown[] => stations.flatMap(({ notices }) => notices.all);
  const measured = async (): Promise<readonly string[]> =>
    (await metrics.text()).split('\n').filter((line) => /^liftvoice_journal_(up|missing|bytes)/.test(line));
  expect(said()).toEqual([]);
  record.lose();
  const sentence = messages.display(({ notices }) => notices.pressesNotRecorded);
  await clock.advance(60_000);
  expect(said()).toEqual([sentence, sentence]);
  expect(await measured()).toEqual([
    'liftvoice_journal_up 0',
    'liftvoice_journal_missing_total 1',
    'liftvoice_journal_bytes 4096',
  ]);
  record.hasRoom = true;
  await clock.advance(30_000);
  expect(said()).toEqual([]);
  expect(await measured()).toEqual([
    'liftvoice_journal_up 1',
    'liftvoice_journal_missing_total 1',
    'liftvoice_journal_bytes 4096',
  ]);
  await teardown.run();
  expect(clock.pending).toBe(0);
});
