import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChainEntry } from '../../controller/api/contract/view.schema.js';
import { storedRows } from '../support/kept-journal.js';
import { LiveClient, post } from '../support/live-client.js';
import { ensureBuilt, LiftvoiceProcess, officeTower, type Finished } from '../support/liftvoice-process.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { waitUntil } from '../support/wait-until.js';

/** Said in the car, and meant for nobody there. */
const talk = ['我们晚上去吃饭吧', '今天天气真不错'];
const wordsOfTalk = ['晚上', '吃饭', '今天', '天气', '不错'];
const request = '我要去十二楼';

interface ExportedEntry {
  readonly sequence: number;
  readonly kind: string;
  readonly ride: string | null;
  readonly content: Readonly<Record<string, unknown>>;
}

let folder: TemporaryFolder;
let env: Readonly<Record<string, string>>;
let logs: string;
let whileRunning: { readonly verified: Finished; readonly exported: Finished };
let afterRestart: readonly ChainEntry[];
beforeAll(async () => {
  ensureBuilt();
  folder = new TemporaryFolder('journal');
  env = { XDG_DATA_HOME: folder.path };
  const first = await start();
  await ride(first.url);
  // The page is told of an answer before the thread of the journal has written it.
  await waitUntil(isAnswerStored, 'the answer in the file');
  whileRunning = { verified: await journal('verify', '--simulate'), exported: await journal('export', '--simulate') };
  // As a cut of the power would, as far as a program can tell.
  const killed = await first.program.stop('SIGKILL');
  const second = await start();
  const answer = await fetch(new URL('/api/v1/stations/car-1/events?limit=500', second.url));
  afterRestart = ((await answer.json()) as { events: ChainEntry[] }).events;
  const stopped = await second.program.stop();
  logs = [killed, stopped].map(({ stdout, stderr }) => stdout + stderr).join('');
});
afterAll(() => {
  folder.remove();
});

async function start(): Promise<{ program: LiftvoiceProcess; url: string }> {
  const args = [
    'run',
    '--simulate',
    '--site',
    officeTower,
    '--port',
    '0',
    '--log-level',
    'debug',
    '--log-format',
    'json',
  ];
  const program = new LiftvoiceProcess(args, env);
  const [url] = await program.waitFor(/http:\/\/[^\s"]+/);
  return { program, url };
}

/** Somebody talks, then asks for a floor, and the lamp lights. */
async function ride(url: string): Promise<void> {
  const page = await LiveClient.connect(url);
  await page.until('voice is available', () => page.station?.availability === 'ready');
  const decided = (): number => page.chain.filter(({ step }) => step === 'decided').length;
  for (const [index, text] of talk.entries()) {
    await page.untilItListens();
    await post(url, '/api/v1/simulator/say', { station: 'car-1', text });
    await page.until('it is decided', () => decided() > index);
  }
  await page.untilItListens();
  await post(url, '/api/v1/simulator/say', { station: 'car-1', text: request });
  await page.until('the answer', () =>
    page.chain.some(({ step, text }) => step === 'answered' && (text['en'] ?? '').includes('12')),
  );
  page.close();
}

function journal(...args: readonly string[]): Promise<Finished> {
  return new LiftvoiceProcess(['journal', ...args, '--site', officeTower], env).finished;
}

const entriesOf = ({ stdout }: Finished): readonly ExportedEntry[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ExportedEntry);
const journals = (): string => join(folder.path, 'liftvoice/journals');
const journalFile = (): string => join(journals(), 'office-tower.simulated.db');

function isAnswerStored(): boolean {
  const rows = storedRows(journalFile());
  const pressed = rows.find(({ kind }) => kind === 'press.requested');
  return rows.some(({ kind, ride }) => kind === 'answer.given' && ride === pressed?.ride);
}

describe('the journal of a run', () => {
  it('has a ride from the words to the lamp under one id, and the press before what became of it', () => {
    const entries = entriesOf(whileRunning.exported);
    const pressed = entries.find(({ kind }) => kind === 'press.requested');
    const ridden = entries.filter(({ ride: id }) => id === pressed?.ride);
    expect(pressed?.ride).toMatch(/^[0-9a-f]{8}\.car-1\.\d+$/);
    expect(ridden.map(({ kind }) => kind)).toEqual([
      'speech.heard',
      'speech.decided',
      'call.judged',
      'press.requested',
      'press.settled',
      'lamp.changed',
      'call.settled',
      'answer.given',
    ]);
    expect(ridden[0]?.content).toMatchObject({ text: request, language: 'zh' });
    expect(entries[0]).toMatchObject({ kind: 'program.started', content: { isSimulated: true } });
  });

  it('is verified and exported while the program writes to it', () => {
    expect(whileRunning.verified).toMatchObject({ code: 0, stderr: '' });
    expect(whileRunning.verified.stdout).toMatch(
      /office-tower\.simulated\.db: \d+ entries, 1 to \d+: the chain is whole\n/,
    );
  });

  it('goes on after a kill: /events pages through both runs, and the chain is whole', async () => {
    const before = entriesOf(whileRunning.exported).length;
    expect(afterRestart.filter(({ sequence }) => sequence <= before).map(({ step }) => step)).toContain('answered');
    expect(new Set(afterRestart.map(({ sequence }) => sequence)).size).toBe(afterRestart.length);
    const verified = await journal('verify', '--simulate', '--json');
    expect(JSON.parse(verified.stdout)).toMatchObject({ first: 1, fault: null });
    expect((JSON.parse(verified.stdout) as { rows: number }).rows).toBeGreaterThan(before);
  });

  it('nothing of what people said to one another is in it, nor in the log: no word, in no file', () => {
    const files = readdirSync(journals()).map((name) => readFileSync(join(journals(), name)));
    const kept = [...files.map((bytes) => bytes.toString('utf8')), logs];
    expect(kept.join('')).toContain(request);
    expect(logs).not.toContain(request);
    for (const word of wordsOfTalk)
      expect(
        kept.filter((text) => text.includes(word)),
        word,
      ).toEqual([]);
    // And that they were heard at all.
    const heard = entriesOf(whileRunning.exported).filter(({ kind }) => kind === 'speech.heard');
    expect(heard.map(({ content }) => content['text'])).toEqual([...talk.map(() => null), request]);
  });
});

describe('liftvoice journal', () => {
  it('export: a table of one station and a span of time, into a file', async () => {
    const target = join(folder.path, 'export.csv');
    const done = await journal(
      'export',
      '--simulate',
      '--csv',
      '--station',
      'car-1',
      '--since',
      '2020-01-01',
      '--output',
      target,
    );
    expect(done).toMatchObject({ code: 0, stdout: '' });
    const [header, ...rows] = readFileSync(target, 'utf8').trim().split('\n');
    expect(header).toBe('sequence,at,uptimeMs,station,ride,kind,content');
    expect(rows.every((row) => row.includes(',car-1,'))).toBe(true);
    expect(rows.length).toBeGreaterThan(8);
    expect((await journal('export', '--simulate', '--until', '2020-01-01')).stdout).toBe('');
  });

  it('verify: a journal in which somebody changed an entry names it, and ends with 1', async () => {
    const database = new Database(journalFile());
    database.exec('DROP TRIGGER noRowIsChanged');
    database.exec(`UPDATE events SET content = replace(content, '12', '11') WHERE kind = 'press.requested'`);
    const row = database.prepare(`SELECT sequence FROM events WHERE kind = 'press.requested'`).get() as {
      sequence: number;
    };
    database.close();
    const { code, stdout, stderr } = await journal('verify', '--simulate');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`entry ${row.sequence} does not fit: its hash does not fit`);
    expect(stderr).toContain('(ELV-JOURNAL-004)');
  });

  it.each([
    [
      'a journal that is not there',
      ['verify'],
      /office-tower\.db cannot be read: it does not exist \(ELV-JOURNAL-002\)/,
    ],
    ['a file that is none', ['verify', '--file', officeTower], /cannot be read: it is damaged, or no journal/],
    ['no time', ['export', '--since', 'yesterday'], /expected a day such as 2026-03-01/],
    ['two forms at once', ['export', '--json', '--csv'], /cannot be used with option '--csv'/],
    ['a folder as target', ['export', '--simulate', '--output', '/proc/nope'], /cannot be written.*ELV-JOURNAL-005/],
  ])('%s is refused with 2 and a sentence', async (_, args, sentence) => {
    const { code, stdout, stderr } = await journal(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('    at ');
  });
});
