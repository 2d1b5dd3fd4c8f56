import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { SiteJournal } from '../journal/journal.types.js';

export type MeasuredJournal = Pick<SiteJournal, 'isWritten' | 'missingLines' | 'sizeBytes' | 'writes'>;

/** A good disk takes a few ms, a memory card up to 100. */
const writeBuckets = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1];

export function addJournalMetrics(registry: Registry, journal: MeasuredJournal): void {
  const registers = [registry];
  new Gauge({
    name: 'liftvoice_journal_up',
    help: 'Whether the journal is written.',
    registers,
    collect() {
      this.set(Number(journal.isWritten));
    },
  });
  new Counter({
    name: 'liftvoice_journal_missing_total',
    help: 'Entries that could not be written, and never will be.',
    registers,
    collect() {
      this.reset();
      this.inc(journal.missingLines);
    },
  });
  new Gauge({
    name: 'liftvoice_journal_bytes',
    help: 'Size of the journal on the disk.',
    registers,
    collect() {
      if (journal.sizeBytes === null) this.remove();
      else this.set(journal.sizeBytes);
    },
  });
  const seconds = new Histogram({
    name: 'liftvoice_journal_write_seconds',
    help: 'From asking for a write to its end on the disk; a press waits that long.',
    buckets: writeBuckets,
    registers,
  });
  journal.writes.add((ms) => {
    seconds.observe(ms / 1_000);
  });
}
