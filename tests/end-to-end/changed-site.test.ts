import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LiveClient, post } from '../support/live-client.js';
import { officeTower, startSimulated, type LiftvoiceProcess } from '../support/liftvoice-process.js';

const office = readFileSync(officeTower, 'utf8');
const atNine = "{ id: '9', number: 9, contact: 10, lamp: 10";
/** A hotel has moved in on the ninth floor. */
const withHotel = office.replace(atNine, `${atNine}, names: { zh: [酒店], en: [hotel] }`);

describe('a tenant moves in on a Friday afternoon, while the lift runs', () => {
  let folder: string;
  let file: string;
  let program: LiftvoiceProcess;
  let url: string;
  let page: LiveClient;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'liftvoice-friday-'));
    file = join(folder, 'office.yaml');
    writeFileSync(file, office);
    ({ program, url } = await startSimulated(['--site', file]));
    page = await LiveClient.connect(url);
    await page.until('voice is available', () => page.station?.availability === 'ready');
  });

  beforeEach(async () => {
    await page.untilItListens();
    page.chain.length = 0;
  });

  afterAll(async () => {
    page.close();
    expect((await program.stop()).code).toBe(0);
    rmSync(folder, { recursive: true });
  });

  /** As many editors do: beside, then renamed. */
  function save(text: string): void {
    writeFileSync(join(folder, 'office.yaml.new'), text);
    renameSync(join(folder, 'office.yaml.new'), file);
  }

  const say = async (text: string): Promise<void> => {
    expect((await post(url, '/api/v1/simulator/say', { station: 'car-1', text })).status).toBeLessThan(300);
  };
  const notices = (): readonly string[] => (page.station?.notices ?? []).map((texts) => texts['en'] ?? '');

  it('a file with faults is not used; the page and standard error name the lines', async () => {
    save(withHotel.replace('relays: 32', 'relays: 33'));
    const [, line] = await program.waitFor(/office\.yaml:(\d+):\d+: error: stations\[0\]\.board\.relays/);
    await page.until('the page says so', () => notices().some((notice) => notice.includes(`line ${line ?? ''}:`)));
    await page.until('voice is available', () => page.station?.availability === 'ready');
    await say('take me to the library');
    await page.until('what was known is still understood', () => page.lamp('8') === 'lit');
  });

  it('a change of the wiring asks for a restart, and names the field', async () => {
    save(withHotel.replace('relays: 32', 'relays: 64'));
    await page.until('the page says so', () =>
      notices().some((notice) => notice.includes('board.relays: ') && notice.includes('restart')),
    );
    await page.until('voice is available', () => page.station?.availability === 'ready');
  });

  it('the new name is understood within seconds, without a restart', async () => {
    save(withHotel);
    await program.waitFor(/office\.yaml was changed and is in force: stations\[0\]\.floors\[9\]\.names/);
    await page.until('the page has the name', () => page.station?.floors[9]?.names['en']?.[0] === 'hotel');
    await page.until('no notice is left', () => notices().length === 0);
    await say('take me to the hotel');
    await page.until('the hotel is called', () => page.lamp('9') === 'lit');
    await page.until('and registered', () => page.station?.answer?.kind === 'registered');
  });

  it('nothing was pressed but what was asked for, and those who hear were never away', () => {
    const stations = page.messages.flatMap((message) => (message.type === 'station' ? [message.station] : []));
    const since = stations.slice(stations.findIndex(({ availability }) => availability === 'ready'));
    // A board that a busy machine kept from its turn: its link is down, and what it reads is not known at once when it is back.
    const ofTheBoard = new Set<string>(['linkDown', 'modeUnknown']);
    const seen = new Set(since.map(({ availability }) => availability));
    expect([...seen].filter((availability) => !ofTheBoard.has(availability))).toEqual(['ready']);
    // Three changes were made: a program that took up the board anew for each would lose it as often.
    const losses = since.filter(
      ({ availability }, at) => availability === 'linkDown' && since[at - 1]?.availability !== 'linkDown',
    );
    expect(losses.length).toBeLessThan(2);
    const contacts = page.messages.flatMap((message) => (message.type === 'lift' ? message.lift.closedContacts : []));
    expect(new Set(contacts)).toEqual(new Set([9, 10]));
  });
});
