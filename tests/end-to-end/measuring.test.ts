/** What somebody does who judges a model by recordings of people: measure, look at the page, choose thresholds. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstModel } from '../support/first-model.js';
import { ensureBuilt, LiftvoiceProcess, projectRoot, type Finished } from '../support/liftvoice-process.js';

const model = 'vosk-model-own-zh';
const embedded = path.join(projectRoot, 'speech/models', firstModel);
const requests = [
  ['zh-floor-12', '十二楼'],
  ['zh-floor-3', '三楼'],
  ['zh-floor-8', '八层'],
] as const;
const talk = [
  ['zh-other-bank', '商行'],
  ['zh-other-restaurant', '饭店'],
] as const;
type Row = readonly [clip: string, transcript: string];

let folder: string;
const run = (...args: readonly string[]): Promise<Finished> =>
  new LiftvoiceProcess(args, { XDG_DATA_HOME: folder }).finished;
const thresholds = (modelFolder: string): string => readFileSync(path.join(modelFolder, 'decision.json'), 'utf8');
const own = (): string => path.join(folder, 'liftvoice/models', model);

/** A list of recordings; a list may name a file several times. */
function writeList(name: string, use: string, rows: readonly Row[]): string {
  const lines = rows.map(([clip, transcript], index) => {
    const file = path.join(projectRoot, `simulator/passenger/clips/${clip}.wav`);
    return [path.relative(path.join(folder, name), file), 'bundled', `person-${index % 7}`, 'zh', transcript, use].join(
      '\t',
    );
  });
  const list = path.join(folder, name, 'index.tsv');
  mkdirSync(path.dirname(list));
  writeFileSync(list, `${['file\tset\tspeaker\tlanguage\ttranscript\tuse', ...lines].join('\n')}\n`);
  return list;
}

const repeated = (rows: readonly Row[], count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => rows[index % rows.length]!);

beforeAll(() => {
  ensureBuilt();
  folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-measuring-'));
  cpSync(embedded, own(), { recursive: true });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('liftvoice bench recognition', () => {
  it('prints the counts and writes a page of its own with the curves beside the models', async () => {
    const pack = path.dirname(writeList('pack', 'dev', [...requests, ...talk]));
    const page = path.join(folder, 'report.html');
    const measured = await run('bench', 'recognition', '--pack', pack, '--noise', 'none', '--report', page, '--json');
    expect(measured, measured.stderr).toMatchObject({ code: 0 });
    const [result] = measured.stdout.trim().split('\n').slice(-1);
    expect(JSON.parse(result ?? '')).toMatchObject({ name: 'recognition', recordings: 5, isComplete: true });
    const html = readFileSync(page, 'utf8');
    const { withSecond } = JSON.parse(thresholds(embedded)) as { withSecond: { accept: number } };
    expect(html).toContain(`two witnesses: 采用 · in use: ${withSecond.accept}`);
    expect(html).not.toMatch(/(src|href)="(?!#|data:)/);
  });
});

describe('liftvoice models calibrate', () => {
  it('replaces the thresholds of an installed model, and says what they were chosen from', async () => {
    const list = writeList('enough', 'dev', [...repeated(requests, 60), ...repeated(talk, 100)]);
    const before = thresholds(own());
    const calibrated = await run('models', 'calibrate', model, '--language', 'zh', '--recordings', list, '--json');
    expect(calibrated, calibrated.stderr).toMatchObject({ code: 0 });
    const events = calibrated.stdout.trim().split('\n');
    expect(JSON.parse(events.at(-1) ?? '')).toMatchObject({ event: 'calibrated', model, isWritten: true });
    expect(thresholds(own())).not.toBe(before);
    expect(JSON.parse(thresholds(own()))).toMatchObject({
      source: expect.stringContaining('60 requests and 100 recordings of other speech, 7 speakers') as string,
      curve: expect.arrayContaining([expect.objectContaining({ witnesses: 'one', requests: 60, talk: 100 })]) as object,
    });
  });

  it.each([
    ['too few recordings', 'dev', /1 requests and 1 recordings of other speech are too few/],
    ['rows that are kept for judging', 'test', /no recordings to choose from .*use=dev/],
  ])('%s: nothing is chosen, nothing is written', async (name, use, sentence) => {
    const list = writeList(name, use, [requests[0], talk[0]]);
    const before = thresholds(own());
    const refused = await run('models', 'calibrate', model, '--language', 'zh', '--recordings', list);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(sentence) as string });
    expect(thresholds(own())).toBe(before);
  });

  it('says what is missing where it is to choose in noise and the list has none', async () => {
    const list = writeList('without-noise', 'dev', [requests[0], talk[0]]);
    const refused = await run('models', 'calibrate', model, '--language', 'zh', '--recordings', list, '--noise', '20');
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/set=noise/) as string });
  });

  it('leaves an embedded model as it is unless it is told to write', async () => {
    const mandarin = path.join(projectRoot, 'speech/models/vosk-model-lift-zh-0.2');
    const before = thresholds(mandarin);
    const list = writeList('embedded', 'dev', [...repeated(requests, 60), ...repeated(talk, 100)]);
    const printed = await run('models', 'calibrate', path.basename(mandarin), '--recordings', list);
    expect(printed, printed.stderr).toMatchObject({ code: 0 });
    expect(printed.stdout).toContain('60 requests');
    expect(thresholds(mandarin)).toBe(before);
  });

  it('chooses nothing for two languages from recordings of one', async () => {
    const list = writeList('one-language', 'dev', [requests[0], talk[0]]);
    const refused = await run('models', 'calibrate', firstModel, '--recordings', list);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('has no recordings in en') as string });
  });
});
