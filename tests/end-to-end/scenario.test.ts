import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, LiftvoiceProcess, smallHouse, type Finished } from '../support/liftvoice-process.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

let folder: TemporaryFolder;
const put = (name: string, steps: readonly string[]): string => {
  const file = path.join(folder.path, name);
  const lines = ['version: 1', 'title: { en: in the small house }', `site: ${smallHouse}`, 'steps:'];
  writeFileSync(file, [...lines, ...steps.map((step) => `  - ${step}`), ''].join('\n'));
  return file;
};
const run = (...args: readonly string[]): Promise<Finished> => new LiftvoiceProcess(['scenario', ...args]).finished;

beforeAll(() => {
  ensureBuilt();
  folder = new TemporaryFolder('scenarios');
});

afterAll(() => {
  folder.remove();
});

describe('liftvoice scenario', () => {
  it('ends with 0 where everything came out as it should, with a value per file for programs', async () => {
    const file = put('good.yaml', [
      '{ atMs: 0, say: living room please }',
      "{ atMs: 2500, expect: { answers: [registered], pressed: ['2'] } }",
    ]);
    const { code, stdout, stderr } = await run(file, '--seed', '7', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ isPassed: true, seed: 7, closures: 1, failures: [], violations: [] });
  });

  it('ends with 1 where something did not, and tells what and how to play it alone', async () => {
    const file = put('failing.yaml', [
      '{ atMs: 0, say: floor four }',
      '{ atMs: 2500, expect: { answers: [registered] } }',
    ]);
    const { code, stdout } = await run(file);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAIL {2}.*failing\.yaml {2}in the small house\n/u);
    expect(stdout).toContain('failing.yaml:6: not as expected at 2500 ms');
    expect(stdout).toContain('answers: expected ["registered"], seen ["notAllowed"]');
    expect(stdout).toMatch(/alone: liftvoice scenario .*failing\.yaml --seed 1\n0 of 1 came out as they should\n$/u);
  });

  it('ends with 2 for a file with faults, and plays none of the others', async () => {
    const good = put('also-good.yaml', ['{ atMs: 0, say: floor two }']);
    const bad = put('bad.yaml', ["{ atMs: 0, say: floor two, expect: { pressed: ['9'] } }"]);
    const { code, stdout, stderr } = await run(good, bad);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/bad\.yaml:5:5: error: steps\[0\]: a step does one thing, this one say and expect/u);
  });

  it('ends with 2 where there is no such file, or no scenario in a folder', async () => {
    const missing = await run(path.join(folder.path, 'nothing.yaml'));
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toContain('there is no such file');
    const empty = new TemporaryFolder('no-scenarios');
    const none = await run(empty.path);
    empty.remove();
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no scenario (.yaml)') as string });
  });

  it('rides by chance for as long as it is asked to, and refuses hours that are none', async () => {
    const { code, stdout } = await run('--random', '--hours', '0.001', '--seed', '2', '--site', smallHouse, '--json');
    expect(code, stdout).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rides: 1, failed: null, file: null });
    expect(await run('--random', '--hours', 'long')).toMatchObject({ code: 2, stdout: '' });
  });

  it.each(['1', '2'])('rides on %s threads until Ctrl-C, and tells what it has ridden', async (jobs) => {
    const rides = new LiftvoiceProcess(
      ['scenario', '--random', '--hours', '9999', '--jobs', jobs, '--site', smallHouse, '--json'],
      {},
      true,
    );
    await rides.waitFor(/\d rides, /u);
    const { code, stdout } = await rides.interrupt();
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { rides: number }).rides).toBeGreaterThan(0);
  });
});
