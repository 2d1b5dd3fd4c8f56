import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { delay, seededRandom, systemClock } from '../../config/kernel/index.js';
import { storedRows, verdictOn } from '../support/kept-journal.js';
import { ensureBuilt, projectRoot } from '../support/liftvoice-process.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

/** As many instants as the figure in docs/adr/0015-the-journal.md was taken with: LIFTVOICE_KILLS=500. */
const kills = Number(process.env['LIFTVOICE_KILLS'] ?? 30);
/** From the first acknowledgement to the kill: some writes later, in the midst of one. */
const longestLifeMs = 60;

let folder: TemporaryFolder;
beforeAll(() => {
  ensureBuilt();
  folder = new TemporaryFolder('killed');
});
afterAll(() => {
  folder.remove();
});

const built = (module: string): string => resolve(projectRoot, 'dist', module);

/** Numbers that were acknowledged before the host was killed, at a random instant. */
async function killedHost(file: string, first: number, lifeMs: number): Promise<readonly number[]> {
  const modules = [built('controller/journal/journal-keeper.js'), built('config/kernel/index.js')];
  const host = spawn(
    process.execPath,
    [resolve(projectRoot, 'tests/support/journal-host.mjs'), ...modules, file, String(first)],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const acknowledged: number[] = [];
  const begun = new Promise<void>((settle) => {
    host.on('message', (number) => {
      acknowledged.push(number as number);
      settle();
    });
  });
  const ended = new Promise<void>((settle) => {
    host.once('close', () => {
      settle();
    });
  });
  await Promise.race([begun, ended]);
  await delay(systemClock, lifeMs);
  host.kill('SIGKILL');
  await ended;
  return acknowledged;
}

/** So many programs with files of their own at the same time: most of a life is waiting for the disk. */
const lanes = 4;

async function killAgainAndAgain(
  lane: number,
): Promise<{ readonly acknowledged: number; readonly lost: readonly number[] }> {
  const file = join(folder.path, `site-${lane}.db`);
  const random = seededRandom(lane);
  const acknowledged: number[] = [];
  for (let kill = lane; kill < kills; kill += lanes) {
    const told = await killedHost(file, kill * 100_000 + 1, random() * longestLifeMs);
    expect(told.length, `host ${kill}`).toBeGreaterThan(0);
    acknowledged.push(...told);
    expect(verdictOn(file).fault, `after kill ${kill}`).toBeNull();
  }
  const stored = new Set(storedRows(file).map(({ content }) => (JSON.parse(content) as { contact: number }).contact));
  return { acknowledged: acknowledged.length, lost: acknowledged.filter((number) => !stored.has(number)) };
}

it.each([kills])(
  '%i times killed at a random instant: nothing that was acknowledged is lost, and the chain is whole',
  { timeout: 60_000 + kills * 2_000 },
  async () => {
    const ended = await Promise.all(Array.from({ length: lanes }, (_, lane) => killAgainAndAgain(lane)));
    expect(ended.flatMap(({ lost }) => lost)).toEqual([]);
    const acknowledged = ended.reduce((sum, each) => sum + each.acknowledged, 0);
    process.stdout.write(`${kills} kills, ${acknowledged} entries acknowledged, none lost\n`);
  },
);
