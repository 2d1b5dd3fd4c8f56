import { expect, test } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { createMemoryJournal } from '../../../controller/journal/memory-journal.js';
import type { NewJournalEntry } from '../../../controller/journal/journal.types.js';

const entry = (text: string, station = 'car-1'): NewJournalEntry => ({
  happening: { kind: 'link.lost', content: {} },
  station,
  utterance: null,
  shown: { step: 'link', text: { zh: text, en: text }, afterSpeechMs: null },
});
const options = { clock: new VirtualClock(), timeOfDay: () => new Date(0) };

test('entries are numbered from 1 and read page by page, oldest first', async () => {
  const journal = createMemoryJournal(options);
  for (const text of ['a', 'b', 'c', 'd']) journal.append(entry(text));
  const read = async (after: number, limit: number): Promise<readonly string[]> =>
    (await journal.read({ station: 'car-1', after, limit })).map((kept) => `${kept.sequence}${kept.shown?.text['en']}`);
  expect(await read(0, 2)).toEqual(['1a', '2b']);
  expect(await read(2, 10)).toEqual(['3c', '4d']);
  expect(await read(4, 10)).toEqual([]);
  expect(await read(99, 10)).toEqual([]);
  expect(await read(0, 0)).toEqual([]);
});

test('only what people of that station were shown is read', async () => {
  const journal = createMemoryJournal(options);
  journal.append(entry('a', 'car-2'));
  journal.append({ ...entry('b'), shown: null });
  journal.append(entry('c'));
  const read = await journal.read({ station: 'car-1', after: 0, limit: 10 });
  expect(read.map(({ sequence }) => sequence)).toEqual([3]);
});

test('a full journal gives up its oldest entries and keeps their numbers', async () => {
  const journal = createMemoryJournal({ ...options, capacity: 2 });
  for (const text of ['a', 'b', 'c']) journal.append(entry(text));
  const read = async (after: number): Promise<readonly number[]> =>
    (await journal.read({ station: 'car-1', after, limit: 10 })).map(({ sequence }) => sequence);
  expect(await read(0)).toEqual([2, 3]);
  expect(await read(2)).toEqual([3]);
});
