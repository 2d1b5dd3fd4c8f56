import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstModel } from '../support/first-model.js';
import { ArchiveServer } from '../support/archive-server.js';
import { ensureBuilt, LiftvoiceProcess, type Finished } from '../support/liftvoice-process.js';
import { modelZip } from '../support/model-zip.js';

const model = 'vosk-model-test-zh-0.1';
let data = '';
let server: ArchiveServer;

const start = (...args: readonly string[]) => new LiftvoiceProcess(['models', ...args], { XDG_DATA_HOME: data });
const run = (...args: readonly string[]): Promise<Finished> => start(...args).finished;
const lines = ({ stdout }: Finished) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const folder = () => path.join(data, 'liftvoice/models', model);

beforeAll(async () => {
  ensureBuilt();
  data = mkdtempSync(path.join(tmpdir(), 'liftvoice-data-'));
  server = await ArchiveServer.start(modelZip());
});

afterAll(async () => {
  await server.stop();
  rmSync(data, { recursive: true, force: true });
});

describe('liftvoice models', () => {
  it('lists what is embedded and what can be had', async () => {
    const listed = await run('list', '--json');
    expect(listed.code).toBe(0);
    expect(lines(listed)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: firstModel,
          languages: ['zh', 'en'],
          state: 'embedded',
          role: 'first',
          isCalibrated: true,
        }),
        expect.objectContaining({ name: 'vosk-model-small-cn-0.22', state: 'available', licence: 'Apache-2.0' }),
        expect.objectContaining({ name: 'vosk-model-cn-0.22', state: 'unusable' }),
      ]),
    );
    expect((await run('list')).stdout).toMatch(/vosk-model-lift-en-0\.2 +en +embedded +second +3\.2 MB/u);
  });

  it('killed in the middle of an installation leaves nothing in use, and goes on from there', async () => {
    server.treat('stall');
    const killed = start('install', server.address, '--json');
    await killed.waitFor(/"bytes":[1-9]/u);
    process.kill(killed.pid, 'SIGKILL');
    await killed.finished;
    expect(readdirSync(path.dirname(folder())).filter((name) => !name.startsWith('.'))).toEqual([]);

    server.treat('whole');
    const installed = await run('install', server.address, '--json');
    expect(installed, installed.stderr).toMatchObject({ code: 0 });
    expect(server.ranges).toEqual([expect.stringMatching(/^bytes=[1-9]\d*-$/u)]);
    expect(lines(installed).at(-1)).toMatchObject({ event: 'installed', name: model, wasThere: false });
  });

  it('verifies by opening the model, and names what is broken', async () => {
    const good = await run('verify', model, '--json');
    expect(good, good.stderr).toMatchObject({ code: 0 });
    expect(lines(good)).toEqual([{ model, isGood: true, faults: [] }]);
    writeFileSync(path.join(folder(), 'graph/phones/word_boundary.int'), '1 nonword\n');
    const broken = await run('verify', model);
    expect(broken.code).toBe(1);
    expect(broken.stdout).toMatch(/broken\n +graph\/phones\/word_boundary\.int lacks phones/u);
    expect((await run('verify', 'nobody')).code).toBe(2);
  });

  it('says why it can not roll back or install', async () => {
    const back = await run('rollback', model);
    expect(back).toMatchObject({ code: 1, stderr: expect.stringContaining('no version before') as string });
    server.treat('notFound');
    const missing = await run('install', `${server.address}?other`, '--json', '--name', 'other');
    expect(missing.code).toBe(1);
    expect(lines(missing)).toEqual([expect.objectContaining({ event: 'failed', code: 'ELV-SPEECH-013' })]);
    expect((await run('install', 'no-such-model')).code).toBe(2);
    expect((await run('install', '--help')).stdout).toContain('--accept-changed');
  });
});
