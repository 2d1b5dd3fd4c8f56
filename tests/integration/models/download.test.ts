import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArchiveServer } from '../../support/archive-server.js';
import { hastyClock } from '../../support/hasty-clock.js';
import { modelZip } from '../../support/model-zip.js';
import { model, TestStore } from './model-store.js';

const archive = modelZip();
const sha256 = createHash('sha256').update(archive).digest('hex');
let server: ArchiveServer;
let store: TestStore;

beforeEach(async () => {
  server = await ArchiveServer.start(archive);
  store = new TestStore();
});

afterEach(async () => {
  await server.stop();
  store.remove();
});

function expectInstalled(result: Awaited<ReturnType<TestStore['install']>>): void {
  if (!result.ok) throw result.failure;
  expect(result.value).toMatchObject({ name: model, sha256, languages: [] });
  expect(readFileSync(store.path(model, 'NOTE'), 'utf8')).toBe('first');
  expect(store.leftovers).toEqual([]);
  expect(store.unfinished).toEqual([]);
}

function expectNothing(result: Awaited<ReturnType<TestStore['install']>>, code: string, says: RegExp): void {
  if (result.ok) throw new Error('it was installed');
  expect(result.failure).toMatchObject({ code });
  expect(result.failure.message).toMatch(says);
  expect(store.visible).toEqual([]);
  expect(store.leftovers).toEqual([]);
}

describe('a model from an address', () => {
  it('is downloaded, checked and put in use, with progress', async () => {
    const steps: string[] = [];
    let last = 0;
    expectInstalled(
      await store.install(server.address, {
        onProgress: (step, { bytes, total }) => {
          if (steps.at(-1) !== step) steps.push(step);
          if (step === 'download') {
            expect(total).toBe(archive.length);
            expect(bytes).toBeGreaterThan(last);
            last = bytes;
          }
        },
      }),
    );
    expect(steps).toEqual(['download', 'check', 'unpack', 'verify']);
    expect(last).toBe(archive.length);
  });

  it('goes on where the connection broke off', async () => {
    server.treat('half', 'half', 'whole');
    expectInstalled(await store.install(server.address));
    expect(server.ranges[0]).toBeUndefined();
    expect(server.ranges[1]).toMatch(/^bytes=[1-9]\d*-$/u);
    expect(server.ranges[2]).toMatch(/^bytes=[1-9]\d*-$/u);
    expect(server.ranges[2]).not.toBe(server.ranges[1]);
  });

  it('goes on in the next run where an earlier one gave up', async () => {
    server.treat('half', 'broken');
    expectNothing(await store.install(server.address), 'ELV-SPEECH-013', /answers 503; .* are kept/u);
    server.treat('whole');
    expectInstalled(await store.install(server.address));
    expect(server.ranges).toEqual([expect.stringMatching(/^bytes=[1-9]\d*-$/u)]);
  });

  it('begins anew where the server knows nothing of ranges', async () => {
    server.treat('half', 'noRanges');
    expectInstalled(await store.install(server.address));
  });

  it('begins anew where the file has changed in between', async () => {
    server.treat('half', 'broken');
    await store.install(server.address);
    server.body = modelZip('second');
    server.tag = '"two"';
    server.treat('whole');
    const installed = await store.install(server.address);
    expect(installed).toMatchObject({ ok: true });
    expect(readFileSync(store.path(model, 'NOTE'), 'utf8')).toBe('second');
  });

  it('begins anew where the server does not say which version it sends', async () => {
    server.tag = null;
    server.treat('half', 'whole');
    expectInstalled(await store.install(server.address));
    expect(server.ranges).toEqual([undefined, undefined]);
  });

  it('is found behind a redirect', async () => {
    server.treat('redirect', 'whole');
    expectInstalled(await store.install(server.address));
  });

  it('is not there: said at once, without another attempt', async () => {
    server.treat('notFound');
    expectNothing(await store.install(server.address), 'ELV-SPEECH-013', /vosk-model-test-zh-0\.1\.zip: .*404/u);
    expect(server.requests).toBe(1);
  });

  it('is never taken for whole when fewer bytes come than were promised', async () => {
    server.treat('wrongLength');
    expectNothing(await store.install(server.address), 'ELV-SPEECH-013', /.+/u);
  });

  it('goes on where a server fell silent', async () => {
    server.treat('stall', 'whole');
    // What is sent first has to arrive within that time, and so has all of the second answer.
    expectInstalled(await store.install(server.address, { clock: hastyClock(10_000, 3_000) }));
    expect(server.ranges[1]).toMatch(/^bytes=[1-9]\d*-$/u);
  });

  it('is given up when nothing comes at all', async () => {
    server.treat('silent');
    const clock = hastyClock(10_000, 100);
    expectNothing(await store.install(server.address, { clock }), 'ELV-SPEECH-013', /nothing came for 30 s/u);
  });

  it('whose server is gone is told with the reason', async () => {
    const { address } = server;
    await server.stop();
    expectNothing(await store.install(address), 'ELV-SPEECH-013', /ECONNREFUSED/u);
    server = await ArchiveServer.start(archive);
  });

  it('on a full disk is told as that', async () => {
    mkdirSync(store.path('.downloads'), { recursive: true });
    const key = createHash('sha256').update(server.address).digest('hex').slice(0, 16);
    symlinkSync('/dev/full', store.path('.downloads', `${key}.part`));
    expectNothing(await store.install(server.address), 'ELV-SPEECH-014', /the disk is full/u);
  });

  it('where the folder is a file is told as that', async () => {
    writeFileSync(store.folder, '');
    const result = await store.install(server.address);
    expect(result).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-014' } });
  });
});
