import type { JournalRow } from '../../controller/journal/row.js';

/** Rows as an adapter would have them written, a second apart. */
export function journalRows(count: number, first = 1, changes: Partial<JournalRow> = {}): readonly JournalRow[] {
  return Array.from({ length: count }, (_, index) => ({
    sequence: first + index,
    at: new Date(Date.UTC(2026, 0, 1) + (first + index) * 1_000).toISOString(),
    uptimeMs: index * 1_000,
    station: 'car-1',
    ride: `0a1b2c3d.car-1.${first + index}`,
    kind: 'press.requested',
    content: '{"button":"12","contact":7}',
    shown: null,
    ...changes,
  }));
}
