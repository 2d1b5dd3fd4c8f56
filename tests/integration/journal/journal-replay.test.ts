import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replayJournal } from '../../../controller/app/commands/journal-replay.js';
import { verifyJournal } from '../../../controller/app/commands/journal-verify.js';
import { JournalFile } from '../../../controller/journal/journal-file.js';
import type { JournalEntry } from '../../../controller/journal/journal.types.js';
import { toRow } from '../../../controller/journal/row.js';
import { accepted, floors } from '../../support/fake-hearing.js';
import { readyBench } from '../../support/station-bench.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';

let folder: TemporaryFolder;
let file: string;
let entries: readonly JournalEntry[];
let lines: string[];
beforeEach(async () => {
  folder = new TemporaryFolder('replay');
  file = join(folder.path, 'site.db');
  lines = [];
  const bench = await readyBench();
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(30_000);
  await bench.service.stop();
  entries = bench.journal;
});
afterEach(() => {
  folder.remove();
});

async function replay(kept: readonly JournalEntry[], ride: string): Promise<number> {
  const journal = JournalFile.open(file, new Date(0));
  journal.append(kept.map(toRow));
  journal.close();
  const line = (text: string): void => {
    lines.push(text);
  };
  return replayJournal({ file, ride, json: false, output: { line, error: line } });
}

const rideOf = (kept: readonly JournalEntry[]): string => kept.find(({ ride }) => ride !== null)?.ride ?? '';

it('a ride out of a file is decided as it was then: 0', async () => {
  expect(await replay(entries, rideOf(entries))).toBe(0);
  expect(lines).toEqual([
    expect.stringMatching(/^\d+: the decision: call 12, again$/) as string,
    expect.stringMatching(/^\d+: may 12 be called: yes, again$/) as string,
    expect.stringMatching(/^\d+: what became of 12: registered, again$/) as string,
    expect.stringMatching(/^\d+: the answer: registered, again$/) as string,
    'The same is decided again.',
  ]);
});

it('what would be decided otherwise now ends with 1 and names the entry', async () => {
  const changed = entries.map((entry): JournalEntry => {
    const { happening } = entry;
    if (happening.kind !== 'call.judged') return entry;
    return { ...entry, happening: { ...happening, content: { ...happening.content, mode: 'fire' } } };
  });
  expect(await replay(changed, rideOf(entries))).toBe(1);
  expect(lines).toContainEqual(expect.stringMatching(/^\d+: may 12 be called: was yes, would be notNormal now$/));
});

it('a ride that there is not ends with 2', async () => {
  expect(await replay(entries, '00000000.car-1.1')).toBe(2);
  expect(lines).toEqual([`${file} has no ride 00000000.car-1.1; \`liftvoice journal export\` shows the ids there are`]);
});

it('entries that an earlier version made, without what it did not keep, are whole and decided again', async () => {
  const earlier = entries.map((entry): JournalEntry => {
    const { happening } = entry;
    if (happening.kind === 'speech.decided') {
      const { unreadable, ...content } = happening.content;
      expect(unreadable).toEqual([]);
      return { ...entry, happening: { ...happening, content } };
    }
    if (happening.kind !== 'call.judged') return entry;
    const { otherFloorsInLastMinute, floorsPerMinute, ...content } = happening.content;
    expect([otherFloorsInLastMinute, floorsPerMinute]).toEqual([0, expect.any(Number)]);
    return { ...entry, happening: { ...happening, content } };
  });
  expect(await replay(earlier, rideOf(entries))).toBe(0);
  const tell = (text: string): void => {
    lines.push(text);
  };
  expect(verifyJournal({ file, json: false, output: { line: tell, error: tell } })).toBe(0);
});
