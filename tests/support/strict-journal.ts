import { Check } from 'typebox/value';
import { happenings } from '../../controller/journal/happening.schema.js';
import type { Journal } from '../../controller/journal/journal.types.js';
import { createMemoryJournal, type MemoryJournalOptions } from '../../controller/journal/memory-journal.js';

/** A journal in memory that takes nothing that `liftvoice journal verify` would find fault with. */
export function strictJournal(options: MemoryJournalOptions): Journal {
  const journal = createMemoryJournal(options);
  return {
    ...journal,
    append: (entry) => {
      const { kind, content } = entry.happening;
      if (!Check(happenings[kind], content)) throw new Error(`no ${kind}: ${JSON.stringify(content)}`);
      return journal.append(entry);
    },
  };
}
