import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstModel } from '../support/first-model.js';
import {
  ensureBuilt,
  LiftvoiceProcess,
  officeTower,
  projectRoot,
  smallHouse,
  type Finished,
} from '../support/liftvoice-process.js';

const skyTower = path.join(projectRoot, 'config/examples/sky-tower.yaml');
let folder = '';

const run = (...args: readonly string[]): Promise<Finished> =>
  new LiftvoiceProcess(['vocabulary', ...args], { XDG_CACHE_HOME: folder }).finished;
const lines = ({ stdout }: Finished) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(() => {
  ensureBuilt();
  folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-vocabulary-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('liftvoice vocabulary', () => {
  it('measures the largest site, model by model', async () => {
    const surveyed = await run(skyTower, '--json');
    expect(surveyed, surveyed.stderr).toMatchObject({ code: 0, stderr: '' });
    const rows = lines(surveyed);
    expect(rows.map(({ language, witness, model }) => [language, witness, model])).toEqual([
      ['zh', 'first', firstModel],
      ['zh', 'second', 'vosk-model-lift-zh-0.2'],
      ['en', 'first', firstModel],
      ['en', 'second', 'vosk-model-lift-en-0.2'],
    ]);
    for (const row of rows) {
      expect(row).toMatchObject({ station: 'car-1', report: { floors: 64 } });
      for (const figure of ['states', 'arcs', 'words', 'compileMs', 'grammarBytes', 'loadMs'])
        expect(row[figure], figure).toBeGreaterThan(0);
      expect(row['grammarLoadMs']).toBeGreaterThanOrEqual(0);
      expect(row['grammarLoadMs']).toBeLessThan(Number(row['loadMs']));
    }
    expect(rows[0]?.['report']).toMatchObject({
      spellings: expect.arrayContaining([{ floor: '61', phrase: '六十一楼', ways: ['六 十 一 楼'] }]) as unknown,
    });
  });

  it('is a table for a person, with the words that a model lacks', async () => {
    const { code, stdout } = await run(officeTower);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^STATION +LANGUAGE +WITNESS +MODEL .*LOADED +WITH MODEL\n/u);
    expect(stdout).toMatch(/\ncar-1 +en +first +vosk-model-lift-zh-en-0\.6 +19 .* kB +\d+ ms +\d+ ms\n/u);
    expect(stdout).toMatch(/not known of the usual sentences: 呃\n/u);
    expect(stdout).toMatch(/Compiled in \d+ ms for what hears first/u);
  });

  it('lists the likeliest sentences with what they mean', async () => {
    const { code, stdout } = await run(smallHouse, '--sentences', '40');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(82);
    expect(stdout).toContain('   0.0  三楼: calls floor 3\n');
    const listed = await run(smallHouse, '--sentences', '5', '--json');
    expect(lines(listed)).toHaveLength(10);
    expect(lines(listed)[5]).toMatchObject({ language: 'zh', cost: 0, meaning: { kind: 'floors' } });
  });

  it('tells what a text would mean, or why nothing', async () => {
    expect((await run(smallHouse, '--say', '去8楼')).stdout).toBe(
      'car-1, en: nothing: it is not written in this language\ncar-1, zh: 去八楼: is told that there is no floor 8 (cost 4.5)\n',
    );
    expect((await run(smallHouse, '--say', 'teapot me')).stdout).toContain("en: nothing: 'teapot' ");
    expect(lines(await run(smallHouse, '--say', 'the kitchen please', '--json'))[0]).toMatchObject({
      language: 'en',
      kind: 'sentence',
      meaning: { mentions: [{ kind: 'floor', floor: '1' }] },
    });
  });

  it('refuses what check refuses, with the line', async () => {
    const file = path.join(folder, 'site.yaml');
    writeFileSync(file, readFileSync(smallHouse, 'utf8').replace('en: [garage]', 'en: [garrage]'));
    const refused = await run(file);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/site\.yaml:\d+:\d+: error: stations\[0\]\.floors\[0\]\.names\.en\[0\]: 'garrage'/u);
    expect((await run(path.join(folder, 'none.yaml'))).code).toBe(2);
    expect((await run(smallHouse, '--sentences', 'many')).code).toBe(2);
    expect((await run('--help')).stdout).toContain('--say <text>');
  });
});
