import { expect, test } from 'vitest';
import { createMemoryJournal } from '../../../controller/journal/memory-journal.js';

const entry = (text: string) =>
  ({
    at: '2026-01-01T00:00:00.000Z',
    utterance: null,
    step: 'link',
    text: { zh: text, en: text },
    afterSpeechMs: null,
  }) as const;

test('entries are numbered from 1 and read page by page, oldest first', () => {
  const journal = createMemoryJournal();
  for (const text of ['a', 'b', 'c', 'd']) journal.append(entry(text));
  const read = (after: number, limit: number): readonly string[] =>
    journal.read(after, limit).map((kept) => `${kept.sequence}${kept.text['en']}`);
  expect(read(0, 2)).toEqual(['1a', '2b']);
  expect(read(2, 10)).toEqual(['3c', '4d']);
  expect(read(4, 10)).toEqual([]);
  expect(read(99, 10)).toEqual([]);
  expect(read(0, 0)).toEqual([]);
});

test('a full journal gives up its oldest entries and keeps their numbers', () => {
  const journal = createMemoryJournal(2);
  for (const text of ['a', 'b', 'c']) journal.append(entry(text));
  expect(journal.read(0, 10).map((kept) => kept.sequence)).toEqual([2, 3]);
  expect(journal.read(2, 10).map((kept) => kept.sequence)).toEqual([3]);
});
