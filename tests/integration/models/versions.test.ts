import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElevatorError, fail } from '../../../config/kernel/index.js';
import { findModelFaults, readModelRegistry, rollBackModel } from '../../../speech/index.js';
import type { ModelRegistry } from '../../../speech/model-store/model-registry.js';
import { firstModel } from '../../support/first-model.js';
import { ArchiveServer } from '../../support/archive-server.js';
import { modelZip } from '../../support/model-zip.js';
import { model, TestStore } from './model-store.js';

let server: ArchiveServer;
let store: TestStore;

beforeEach(async () => {
  server = await ArchiveServer.start(modelZip('first'));
  store = new TestStore();
});

afterEach(async () => {
  await server.stop();
  store.remove();
});

const inUse = () => readFileSync(store.path(model, 'NOTE'), 'utf8');
const kept = () => readdirSync(store.path('.versions', model)).filter((name) => /^[0-9a-f]{12}$/u.test(name));

function archiveOf(note: string): string {
  const file = path.join(store.base, `${model}.zip`);
  writeFileSync(file, modelZip(note));
  return file;
}

async function installVersion(note: string): Promise<void> {
  const installed = await store.install(archiveOf(note));
  if (!installed.ok) throw installed.failure;
}

describe('versions of a model', () => {
  it('replace each other, and the last but one stays for a rollback', async () => {
    for (const note of ['first', 'second', 'third']) await installVersion(note);
    expect(inUse()).toBe('third');
    expect(kept()).toHaveLength(2);
    expect(await rollBackModel(store.folder, model)).toMatchObject({ ok: true });
    expect(inUse()).toBe('second');
    const again = await rollBackModel(store.folder, model);
    expect(again).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-012' } });
    if (!again.ok) expect(again.failure.message).toMatch(/no version before/u);
    expect(inUse()).toBe('second');
  });

  it('come back after a rollback by installing them again, without being unpacked', async () => {
    await installVersion('first');
    await installVersion('second');
    await rollBackModel(store.folder, model);
    expect(inUse()).toBe('first');
    expect(await store.install(archiveOf('second'))).toMatchObject({ ok: true, value: { wasThere: true } });
    expect(inUse()).toBe('second');
    await rollBackModel(store.folder, model);
    expect(inUse()).toBe('first');
  });

  it('that are installed twice can still be rolled back', async () => {
    await installVersion('first');
    await installVersion('second');
    await installVersion('second');
    expect(await rollBackModel(store.folder, model)).toMatchObject({ ok: true });
    expect(inUse()).toBe('first');
  });

  it('that were damaged since are unpacked again', async () => {
    await installVersion('first');
    writeFileSync(store.path(model, 'am/final.mdl'), 'damaged');
    expect(await store.install(archiveOf('first'))).toMatchObject({ ok: true, value: { wasThere: false } });
    expect(await findModelFaults(store.path(model))).toEqual([]);
  });

  it('are not rolled back to a damaged one', async () => {
    await installVersion('first');
    const [first] = kept();
    await installVersion('second');
    writeFileSync(store.path('.versions', model, first!, 'NOTE'), 'changed');
    const result = await rollBackModel(store.folder, model);
    expect(result).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-001' } });
    expect(inUse()).toBe('second');
  });

  it('that fail their trial are not put in use', async () => {
    await installVersion('first');
    const failure = new ElevatorError('ELV-SPEECH-001', 'libvosk ended the process');
    const tryModel = () => Promise.resolve(fail(failure));
    expect(await store.install(archiveOf('second'), { tryModel })).toMatchObject({ ok: false });
    expect(inUse()).toBe('first');
    expect(kept()).toHaveLength(1);
  });

  it('half unpacked by a process that was killed are invisible and go at the next installation', async () => {
    for (const one of [model, 'another-model']) {
      mkdirSync(store.path('.versions', one, 'incoming-dead', 'am'), { recursive: true });
    }
    writeFileSync(store.path('.lock'), '999999999');
    expect(store.visible).toEqual([]);
    await installVersion('first');
    expect(store.leftovers).toEqual([]);
  });
});

describe('the store', () => {
  it('is changed by one process at a time', async () => {
    mkdirSync(store.folder);
    writeFileSync(store.path('.lock'), String(process.ppid));
    const installed = await store.install(archiveOf('first'));
    if (installed.ok) throw new Error('two processes changed the store');
    expect(installed.failure.message).toContain(`process ${process.ppid}`);
    expect(readdirSync(store.folder)).toEqual(['.lock']);
  });

  it('leaves alone what somebody put there by hand', async () => {
    mkdirSync(store.path(model), { recursive: true });
    const installed = await store.install(archiveOf('first'));
    if (installed.ok) throw new Error('a folder was replaced');
    expect(installed.failure.message).toMatch(/by hand/u);
  });
});

describe('the checksum of an archive', () => {
  const right = (content: Buffer) => createHash('sha256').update(content).digest('hex');

  it('is that which the person names', async () => {
    const wrong = await store.install(server.address, { sha256: 'a'.repeat(64) });
    if (wrong.ok) throw new Error('a wrong archive was installed');
    expect(wrong.failure.message).toMatch(/--sha256/u);
    expect(await store.install(server.address, { sha256: right(server.body) })).toMatchObject({ ok: true });
  });

  it('is recorded at the first installation and checked ever after', async () => {
    expect(await store.install(server.address)).toMatchObject({ ok: true });
    server.body = modelZip('another');
    server.tag = '"another"';
    const changed = await store.install(server.address);
    if (changed.ok) throw new Error('a changed archive was installed');
    expect(changed.failure.message).toMatch(/--accept-changed/u);
    expect(inUse()).toBe('first');
    expect(await store.install(server.address, { isChangeAccepted: true })).toMatchObject({ ok: true });
    expect(inUse()).toBe('another');
  });

  it.each(['md5', 'sha256'] as const)('is the %s its publisher names', async (kind) => {
    const registryWith = (sum: string): ModelRegistry => ({
      version: 1,
      defaults: {},
      models: [
        {
          name: model,
          languages: ['zh'],
          graph: 'dynamic',
          source: server.address,
          bytes: 1,
          licence: 'MIT',
          attribution: 'x',
          [kind]: sum,
        },
      ],
    });
    const digest = createHash(kind).update(server.body).digest('hex');
    const wrong = await store.install(
      model,
      {},
      registryWith(digest.replace(/./u, (digit) => (digit === '0' ? '1' : '0'))),
    );
    if (wrong.ok) throw new Error('a wrong archive was installed');
    expect(wrong.failure.message).toMatch(/its publisher names/u);
    expect(await store.install(model, {}, registryWith(digest))).toMatchObject({
      ok: true,
      value: { languages: ['zh'] },
    });
  });
});

describe('a wish', () => {
  it.each([
    ['nothing-like-it', /no file, no http/],
    [firstModel, /embedded/],
    ['vosk-model-cn-0.22', /static graph/],
  ])('for %s is refused with the reason', async (what, says) => {
    const registry = await readModelRegistry('speech/models');
    if (!registry.ok) throw registry.failure;
    const installed = await store.install(what, {}, registry.value);
    if (installed.ok) throw new Error('it was installed');
    expect(installed.failure.message).toMatch(says);
  });

  it('whose file name is no model name asks for one', async () => {
    const file = path.join(store.base, '我的模型.zip');
    writeFileSync(file, modelZip());
    const installed = await store.install(file);
    if (installed.ok) throw new Error('it was installed');
    expect(installed.failure.message).toMatch(/--name/u);
    expect(await store.install({ what: file, name: 'mine' })).toMatchObject({ ok: true });
  });
});
