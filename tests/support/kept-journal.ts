import { silentLog, systemClock } from '../../config/kernel/index.js';
import { JournalKeeper } from '../../controller/journal/journal-keeper.js';
import type { NewJournalEntry } from '../../controller/journal/journal.types.js';
import { JournalReader, type ChainVerdict } from '../../controller/journal/journal-reader.js';
import type { JournalRow } from '../../controller/journal/row.js';

export interface KeptJournal {
  readonly keeper: JournalKeeper;
  /** Troubles, and what was told when they were over, in order. */
  readonly told: string[];
}

/** A keeper of a real file, with a real thread. */
export function keptJournal(
  file: string,
  changes: { readonly retentionDays?: number; readonly timeOfDay?: () => Date } = {},
): KeptJournal {
  const told: string[] = [];
  const keeper = new JournalKeeper({
    file,
    retentionDays: 90,
    clock: systemClock,
    timeOfDay: () => new Date(),
    log: silentLog,
    onTrouble: (trouble) => told.push(trouble),
    onMended: ({ late, missing }) => told.push(`${late} late, ${missing} missing`),
    ...changes,
  });
  return { keeper, told };
}

/** Somebody asks for a floor; `number` tells one from another. */
export function pressEntry(number: number, shown: string | null = null): NewJournalEntry {
  return {
    happening: { kind: 'press.requested', content: { button: String(number), contact: 1 } },
    station: 'car-1',
    utterance: number,
    shown: shown === null ? null : { step: 'pressed', text: { en: shown }, afterSpeechMs: null },
  };
}

export function storedRows(file: string): readonly JournalRow[] {
  return reading(file, (reader) => [...reader.rows({ since: null, until: null, station: null, ride: null })]);
}

export function verdictOn(file: string): ChainVerdict {
  return reading(file, (reader) => reader.verify(() => undefined));
}

function reading<Value>(file: string, read: (reader: JournalReader) => Value): Value {
  const opened = JournalReader.open(file);
  if (!opened.ok) throw opened.failure;
  try {
    return read(opened.value);
  } finally {
    opened.value.close();
  }
}
