import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callButtons, loadSite } from '../../../config/index.js';
import { validSite } from './valid-site.js';
import { languages } from '../../support/languages.js';
import { carOf } from '../../support/car-of.js';

const examples = [
  'config/examples/office-tower.yaml',
  'config/examples/small-house.yaml',
  'config/examples/sky-tower.yaml',
  'config/examples/korean-office.yaml',
];

describe('the example sites', () => {
  it.each(examples)('%s has no fault; only the serial port is left open', async (file) => {
    const reading = await loadSite(file, languages);
    expect(reading).toMatchObject({ ok: true, value: { warnings: [{ field: 'stations[0].board.path' }] } });
  });

  it('the office tower has no 4 and no 13, and a floor with a name only', async () => {
    const reading = await loadSite('config/examples/office-tower.yaml', languages);
    if (!reading.ok) throw new Error('refused');
    const floors = carOf(reading.value.site.stations[0]).floors;
    const ids = 'B2 B1 1 2 3 5 6 7 8 9 10 11 12 12A 14 15 16 17 18'.split(' ');
    expect(floors.map(({ id }) => id)).toEqual(ids);
    expect(floors.filter(({ number }) => number === null).map(({ id }) => id)).toEqual(['12A']);
  });
});

describe('the hospital', () => {
  it('has a car and a landing with both buttons and one with the only button of the top floor', async () => {
    const reading = await loadSite('config/examples/hospital.yaml', languages);
    if (!reading.ok) throw new Error('refused');
    const { site, warnings } = reading.value;
    expect(warnings.map(({ field }) => field)).toEqual([0, 1, 2].map((index) => `stations[${index}].board.path`));
    expect(site.stations.map(({ kind }) => kind)).toEqual(['car', 'landing', 'landing']);
    expect(site.stations.slice(1).map((station) => callButtons(station).map(({ id }) => id))).toEqual([
      ['up', 'down'],
      ['down'],
    ]);
  });
});

describe('the sky tower', () => {
  it('is as large as a station gets: 64 floors, no 4, no 13 and no 14, every mode on an input of its own', async () => {
    const reading = await loadSite('config/examples/sky-tower.yaml', languages);
    if (!reading.ok) throw new Error('refused');
    const { floors, board } = carOf(reading.value.site.stations[0]);
    expect([floors.length, board.relays, board.inputs]).toEqual([64, 64, 64]);
    expect(new Set(floors.map(({ contact }) => contact)).size).toBe(64);
    const numbers = floors.map(({ number }) => number);
    for (const missing of [4, 13, 14]) expect(numbers).not.toContain(missing);
    for (const there of [-4, 1, 61]) expect(numbers).toContain(there);
    expect(floors.filter(({ number }) => number === null).map(({ id }) => id)).toEqual(['M', '12A']);
    // What has no lamp to read is never called by voice.
    expect(floors.filter(({ lamp, voice }) => lamp === null || !voice).map(({ id }) => id)).toEqual(['20', '40', '59']);
  });
});

describe('files that cannot be read', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liftvoice-site-'));
    await mkdir(join(folder, 'folder'));
    await symlink(join(folder, 'circle'), join(folder, 'circle'));
    await writeFile(join(folder, 'good'), validSite);
    await symlink(join(folder, 'good'), join(folder, 'link'));
    await writeFile(join(folder, 'utf16'), Buffer.from(`\uFEFF${validSite}`, 'utf16le'));
    await writeFile(join(folder, 'binary'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 0xff]));
    // 大堂 as GB18030 on line 10, as older Chinese editors save it.
    const [before, after] = validSite.split('大堂') as [string, string];
    await writeFile(
      join(folder, 'gbk'),
      Buffer.concat([Buffer.from(before), Buffer.from('b4f3ccc3', 'hex'), Buffer.from(after)]),
    );
    await writeFile(join(folder, 'huge'), '#'.repeat(300 * 1024));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('reads through a link', async () => {
    expect(await loadSite(join(folder, 'link'), languages)).toMatchObject({ ok: true });
  });

  it.each([
    ['missing', 1, /no such file/],
    ['good/below', 1, /no such file/],
    ['folder', 1, /this is a folder/],
    ['circle', 1, /leads in a circle/],
    ['n'.repeat(300), 1, /path is too long/],
    ['utf16', 1, /UTF-16.*save it as UTF-8/],
    ['binary', 1, /not a text file/],
    ['gbk', 10, /not UTF-8 text.*GB18030/],
    ['huge', 1, /300 KiB, a site file at most 256 KiB/],
  ])('%s', async (name, line, says) => {
    const file = join(folder, name);
    const reading = await loadSite(file, languages);
    if (reading.ok) throw new Error('accepted');
    expect(reading.failure).toMatchObject([{ severity: 'error', file, line, column: 1, field: '' }]);
    expect(reading.failure[0]?.message).toMatch(says);
  });

  it('a device', async () => {
    expect(await loadSite('/dev/zero', languages)).toMatchObject({ ok: false, failure: [{ line: 1 }] });
  });
});
