import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, LiftvoiceProcess, projectRoot, smallHouse, type Finished } from '../support/liftvoice-process.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

/* Scenarios with real sound: a synthetic voice -> libvosk -> machines -> pseudo-terminal -> firmware -> relay -> lamp. */

interface Report {
  readonly isPassed: boolean;
  readonly inRealTime: boolean;
  readonly spoken: readonly { text: string; contactAfterMs: number | null; lampAfterMs: number | null }[];
}

/** The time limit of a busy machine; what is usual is told by `liftvoice scenario --realtime` itself. */
const longestMs = 4_000;

let folder: TemporaryFolder;
const put = (name: string, steps: readonly string[]): string => {
  const file = path.join(folder.path, name);
  const lines = ['version: 1', 'title: { en: in the small house }', `site: ${smallHouse}`, 'steps:'];
  writeFileSync(file, [...lines, ...steps.map((step) => `  - ${step}`), ''].join('\n'));
  return file;
};
const shipped = (name: string): string => path.join(projectRoot, 'simulator/scenarios', name);
const start = (args: readonly string[], hasOwnGroup = false): LiftvoiceProcess =>
  new LiftvoiceProcess(['scenario', '--realtime', ...args], { TMPDIR: folder.path }, hasOwnGroup);
const run = (...args: readonly string[]): Promise<Finished> => start(args).finished;
const runFolders = (): readonly string[] =>
  readdirSync(folder.path).filter((name) => name.startsWith('liftvoice-run-'));

beforeAll(() => {
  ensureBuilt();
  folder = new TemporaryFolder('real-time-scenarios');
});

afterAll(() => {
  folder.remove();
});

describe('liftvoice scenario --realtime', () => {
  it('plays with real sound what was written, tells how it goes, and measures from the last sound to the lamp', async () => {
    const names = ['words/own-voice.yaml', 'modes/fire-while-speaking.yaml'];
    const { code, stdout, stderr } = await run('--json', ...names.map(shipped));
    const [called, refused] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Report);
    expect(code, stdout).toBe(0);
    expect(called).toMatchObject({ isPassed: true, inRealTime: true, closures: 1, violations: [] });
    const [sentence, overTheAnswer] = called?.spoken ?? [];
    expect(sentence?.contactAfterMs).toBeGreaterThan(0);
    expect(sentence?.lampAfterMs).toBeGreaterThan(sentence?.contactAfterMs ?? Infinity);
    expect(sentence?.lampAfterMs).toBeLessThan(longestMs);
    expect(overTheAnswer).toMatchObject({ text: '去九楼', contactAfterMs: null, lampAfterMs: null });
    expect(refused).toMatchObject({ isPassed: true, closures: 0 });
    expect(stderr).toMatch(/1 of 2: .*own-voice\.yaml\n +0\.0 s {2}say: 去五楼\n/u);
    expect(runFolders()).toEqual([]);
  });

  it('ends with 1 where it did not come out as it should, and tells what happened instead', async () => {
    const file = put('failing.yaml', [
      '{ atMs: 0, say: living room please }',
      '{ atMs: 2500, expect: { answers: [noSuchFloor], pressed: [] } }',
    ]);
    const { code, stdout } = await run(file);
    expect(code, stdout).toBe(1);
    expect(stdout).toMatch(
      /failing\.yaml:6: not as expected at \d+ ms\n {4}answers: expected \["noSuchFloor"\], seen \["registered"\]/u,
    );
    expect(stdout).toContain('pressed: expected [], seen ["2"]');
    expect(stdout).toMatch(
      /alone: liftvoice scenario --realtime .*failing\.yaml\n +living room please: contact \d+ ms, lamp \d+ ms/u,
    );
    expect(stdout).toMatch(/0 of 1 came out as they should\n$/u);
  });

  it('refuses what can not be played with sound before anything is, with line and reason', async () => {
    const good = put('good.yaml', ['{ atMs: 0, say: floor two }']);
    const bad = put('bad.yaml', ['{ atMs: 0, say: floor two, halfHeard: true }']);
    const { code, stdout, stderr } = await run(good, bad);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^\S+bad\.yaml:5:\d+: error: steps\[0\]\.halfHeard: "halfHeard" can't be played in real time: .*\n$/u,
    );
  });

  it('Ctrl-C ends it in the middle of a scenario: nothing of it is left, and what was not played is told', async () => {
    const file = put('long.yaml', ['{ atMs: 0, mode: normal }', '{ atMs: 60000, expect: { pressed: [] } }']);
    const next = put('next.yaml', ['{ atMs: 0, say: floor two }']);
    const program = start([file, next], true);
    await program.waitFor(/mode: normal/u);
    expect(runFolders()).toHaveLength(1);
    const { code, stdout, stderr } = await program.interrupt();
    expect(code).toBe(1);
    expect(stdout).toContain('0 of 0 that were played came out as they should');
    expect(stderr).toContain('an end was asked for; not played to the end: 2');
    expect(runFolders()).toEqual([]);
  });
});
