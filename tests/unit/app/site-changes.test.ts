import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadSite, type Site, type SiteFault } from '../../../config/index.js';
import { ElevatorError, fail, succeed, systemClock, type Result } from '../../../config/kernel/index.js';
import { findFolders } from '../../../controller/app/folders.js';
import { SiteChanges } from '../../../controller/app/site-changes.js';
import { createMemoryJournal } from '../../../controller/journal/memory-journal.js';
import type { Journal } from '../../../controller/journal/journal.types.js';
import { languages } from '../../support/languages.js';
import { recordingLog, type LogLine } from '../../support/station-bench.js';
import { carOf } from '../../support/car-of.js';

// The words are judged with the real models, which are read through first.
vi.setConfig({ testTimeout: 60_000 });

const office = readFileSync('config/examples/office-tower.yaml', 'utf8');
const lineOf = (text: string, passage: string): number => text.slice(0, text.indexOf(passage)).split('\n').length;

/** A site that runs without speech and lift. */
class FakeSite {
  readonly changes: Site[] = [];
  readonly shown: (readonly SiteFault[])[] = [];
  failure: ElevatorError | null = null;
  isBroken = false;
  site: Site;

  constructor(site: Site) {
    this.site = site;
  }

  change(site: Site): Promise<Result<void, ElevatorError>> {
    if (this.isBroken) return Promise.reject(new TypeError('a defect'));
    if (this.failure !== null) return Promise.resolve(fail(this.failure));
    this.changes.push(site);
    this.site = site;
    return Promise.resolve(succeed(undefined));
  }

  showFaults(faults: readonly SiteFault[]): void {
    this.shown.push(faults);
  }
}

let folder: string;
let file: string;
let running: FakeSite;
let lines: string[];
let errors: string[];
let log: LogLine[];
let changes: SiteChanges;
let journal: Journal;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liftvoice-changes-'));
  file = join(folder, 'office.yaml');
  writeFileSync(file, office);
  const reading = await loadSite(file, languages);
  if (!reading.ok) throw new Error('the example has faults');
  running = new FakeSite(reading.value.site);
  [lines, errors, log] = [[], [], []];
  journal = createMemoryJournal({ clock: systemClock, timeOfDay: () => new Date() });
  changes = new SiteChanges({
    siteFile: file,
    languages,
    folders: findFolders({ XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder }),
    running,
    journal,
    output: { line: (text) => lines.push(text), error: (text) => errors.push(text) },
    clock: systemClock,
    log: recordingLog(log),
  });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function write(text: string): Promise<void> {
  writeFileSync(file, text);
  await changes.readAgain();
}

it('takes over new names and limits, and says which', async () => {
  await write(office.replace('zh: [图书馆]', 'zh: [会议室]').replace('callsPerMinute: 12', 'callsPerMinute: 6'));
  expect(running.changes).toHaveLength(1);
  expect(carOf(running.site.stations[0]).floors[8]?.names['zh']).toEqual(['会议室']);
  expect(lines).toEqual([
    `${file} was changed and is in force: stations[0].floors[8].names.zh, stations[0].limits.callsPerMinute`,
  ]);
  expect(errors).toEqual([]);
});

it('does nothing about a file that means the same', async () => {
  await write(`# looked at on Friday\n${office}`);
  expect(running.changes).toEqual([]);
  expect([...lines, ...errors]).toEqual([]);
});

describe('a file that is not used', () => {
  it('for all its faults, each with its line', async () => {
    const text = office.replace('relays: 32', 'relays: 33').replace('version: 1', 'version: 1\nflors: 3');
    await write(text);
    expect(running.changes).toEqual([]);
    const [shown] = running.shown;
    expect(shown?.map(({ line }) => line)).toEqual([lineOf(text, 'flors'), lineOf(text, 'relays: 33')]);
    expect(errors.slice(0, 2)).toEqual([
      expect.stringContaining(`${file}:${lineOf(text, 'flors')}:1: error:`),
      expect.stringContaining('relays'),
    ]);
    expect(errors.at(-1)).toContain('what was in force before stays in force');
  });

  it('for its errors, which are what is counted; a warning beside them is told and counts for none', async () => {
    await write(office.replace('relays: 32', 'relays: 33'));
    expect(errors).toContainEqual(expect.stringContaining(': warning: '));
    expect(running.shown[0]).toHaveLength(1);
    expect(log).toContainEqual(expect.objectContaining({ fields: expect.objectContaining({ faults: 1 }) as unknown }));
  });

  it('for words that no model knows, with their line', async () => {
    const text = office.replace('zh: [图书馆]', 'zh: [鱻楼]');
    await write(text);
    expect(running.changes).toEqual([]);
    expect(running.shown[0]).toMatchObject([
      { line: lineOf(text, '鱻楼'), field: 'stations[0].floors[8].names.zh[0]' },
    ]);
  });

  it('for a change that needs a restart, with the field', async () => {
    await write(office.replace('relays: 32', 'relays: 64').replace('zh: [图书馆]', 'zh: [会议室]'));
    expect(running.changes).toEqual([]);
    expect(running.shown[0]).toMatchObject([
      { field: 'stations[0].board.relays', message: expect.stringContaining('restart') as string },
    ]);
    expect(errors[0]).toContain('stations[0].board.relays');
  });

  it('because it is gone', async () => {
    rmSync(file);
    await changes.readAgain();
    expect(running.shown[0]).toMatchObject([{ message: expect.stringContaining('no such file') as string }]);
  });

  it('because it could not be loaded', async () => {
    running.failure = new ElevatorError('ELV-SPEECH-001', 'the zh model cannot be opened');
    await write(office.replace('callsPerMinute: 12', 'callsPerMinute: 6'));
    expect(running.shown[0]).toMatchObject([{ message: 'the zh model cannot be opened' }]);
  });

  it('until it is mended', async () => {
    await write(office.replace('relays: 32', 'relays: 64'));
    await write(office);
    expect(running.shown.at(-1)).toEqual([]);
  });
});

it('a defect costs the change and nothing else', async () => {
  running.isBroken = true;
  await write(office.replace('callsPerMinute: 12', 'callsPerMinute: 6'));
  expect(log.filter(({ level }) => level === 'error')).toHaveLength(1);
  running.isBroken = false;
  await changes.readAgain();
  expect(running.changes).toHaveLength(1);
});
