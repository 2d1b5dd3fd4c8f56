import type { Clock } from '../../config/kernel/index.js';
import type { Journal, JournalEntry } from './journal.types.js';
import { rideOf } from './ride.js';

export interface MemoryJournalOptions {
  readonly clock: Clock;
  readonly timeOfDay: () => Date;
  readonly capacity?: number;
}

/** A journal that lives as long as the process and keeps the last `capacity` entries: for benchmarks and tests. */
export function createMemoryJournal({ clock, timeOfDay, capacity = 2_000 }: MemoryJournalOptions): Journal {
  const entries: JournalEntry[] = [];
  const startMs = clock.now();
  let sequence = 0;
  return {
    append: (entry) => {
      const kept: JournalEntry = {
        ...entry,
        sequence: (sequence += 1),
        at: timeOfDay().toISOString(),
        uptimeMs: Math.round(clock.now() - startMs),
        ride: rideOf('memory', entry.station, entry.utterance),
      };
      entries.push(kept);
      if (entries.length > capacity) entries.shift();
      return kept;
    },
    written: () => Promise.resolve(true),
    read: ({ station, after, limit }) =>
      Promise.resolve(
        entries
          .filter((entry) => entry.station === station && entry.shown !== null && entry.sequence > after)
          .slice(0, limit),
      ),
  };
}
