import type { CatalogueEntry } from './catalogue-entry.types.js';

/** The part of the catalogue that is about the journal. */
export const journalErrors = {
  'ELV-JOURNAL-001': {
    area: 'JOURNAL',
    severity: 'degraded',
    retryable: true,
    meaning: 'The journal cannot be written.',
    remedy:
      'Make room on its disk, or let this user write there; calls go on, entries wait in memory, and it is tried again by itself.',
  },
  'ELV-JOURNAL-002': {
    area: 'JOURNAL',
    severity: 'refused',
    retryable: false,
    meaning: 'The journal cannot be read.',
    remedy: 'Name the site file that it belongs to with --site, or the file itself with --file.',
  },
  'ELV-JOURNAL-003': {
    area: 'JOURNAL',
    severity: 'degraded',
    retryable: false,
    meaning: 'The journal was damaged; it was moved aside and a new one was begun.',
    remedy:
      'Look after the disk; `liftvoice journal export --file` may still read the one that was moved aside, and `journal verify` says up to where.',
  },
  'ELV-JOURNAL-004': {
    area: 'JOURNAL',
    severity: 'refused',
    retryable: false,
    meaning: 'The chain of the journal is broken.',
    remedy: 'Somebody changed it, or the disk did; compare it with a backup from the row that is named.',
  },
  'ELV-JOURNAL-005': {
    area: 'JOURNAL',
    severity: 'refused',
    retryable: true,
    meaning: 'What was chosen of the journal cannot be written to the file that was named.',
    remedy: 'Make room on its disk, or name another file with --output; the file is as it was before.',
  },
} as const satisfies Record<string, CatalogueEntry>;
