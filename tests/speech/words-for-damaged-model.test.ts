import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { succeed } from '../../config/kernel/index.js';
import { addWords, findModelFaults, rollBackModel } from '../../speech/index.js';
import { writeChecksums } from '../../speech/model-inspection/checksums.js';
import { languages } from '../support/languages.js';

/** A model with more words gets new checksums: whatever was damaged before would be whole by them. */
const model = 'vosk-model-lift-zh-0.2';
const target = `${model}-words`;
let folder = '';
let folders = { embedded: '', installed: '' };

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-damaged-'));
  folders = { embedded: path.join(folder, 'embedded'), installed: path.join(folder, 'installed') };
  for (const name of [model, 'registry.yaml'])
    cpSync(path.join('speech/models', name), path.join(folders.embedded, name), { recursive: true });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function add(name: string, written: readonly string[]) {
  return addWords({
    name,
    written,
    site: null,
    languages,
    folders,
    environment: process.env,
    timeOfDay: () => new Date('2026-03-04T05:06:07Z'),
    tryModel: () => Promise.resolve(succeed(undefined)),
    onProgress: () => undefined,
  });
}

async function made(...words: readonly string[]): Promise<void> {
  const added = await add(model, words);
  if (!added.ok) throw added.failure;
}

const inStore = (...parts: readonly string[]) => path.join(folders.installed, ...parts);
const sums = (name: string) => readFileSync(path.join(name, 'SHA256SUMS'), 'utf8');

/** A bit of the weights that nothing but the checksum shows. */
function damage(modelFolder: string): void {
  const file = path.join(modelFolder, 'am', 'final.mdl');
  const bytes = readFileSync(file);
  const at = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}

async function refusal(name: string): Promise<string> {
  const added = await add(name, ['燚=yi4']);
  if (added.ok) throw new Error('words were added to a damaged model');
  expect(added.failure.code).toBe('ELV-SPEECH-001');
  expect(added.failure.message).toMatch(/am\/final\.mdl is damaged: its checksum differs/u);
  return added.failure.message;
}

describe('a damaged model gets no words, and stays as it is:', () => {
  it('one made here, whose words are told so that they can be added again', async () => {
    await made('榕', '馄');
    damage(inStore(target));
    const before = sums(inStore(target));
    expect(await refusal(model)).toContain(
      `Remove ${inStore(target)}, and add what it lacks then of its words again: 榕 馄`,
    );
    expect(sums(inStore(target))).toBe(before);
    rmSync(inStore(target));
    await made('榕', '馄');
    expect(await findModelFaults(inStore(target))).toEqual([]);
  });

  it('or has a version before it', async () => {
    await made('榕');
    await made('馄');
    damage(inStore(target));
    expect(await refusal(target)).toContain(`Type \`liftvoice models rollback ${target}\``);
    expect(await rollBackModel(folders.installed, target)).toMatchObject({ ok: true });
    await made('馄');
    expect(await findModelFaults(inStore(target))).toEqual([]);
  });

  it('an embedded one', async () => {
    damage(path.join(folders.embedded, model));
    expect(await refusal(model)).toContain('Bring it back with `git restore speech/models`');
    expect(existsSync(inStore(target))).toBe(false);
  });

  it('an installed one', async () => {
    cpSync(path.join(folders.embedded, model), inStore('vosk-model-small-cn-0.22'), { recursive: true });
    const installation = {
      name: 'vosk-model-small-cn-0.22',
      language: 'zh',
      source: 'https://example.org/x.zip',
      archive: { sha256: '', bytes: 1 },
      licence: null,
      installedAt: '2026-03-04T05:06:07Z',
    };
    writeFileSync(inStore('vosk-model-small-cn-0.22', 'installation.json'), JSON.stringify(installation));
    await writeChecksums(inStore('vosk-model-small-cn-0.22'));
    damage(inStore('vosk-model-small-cn-0.22'));
    expect(await refusal('vosk-model-small-cn-0.22')).toContain('`liftvoice models install vosk-model-small-cn-0.22`');
  });

  it('one that somebody put there', async () => {
    cpSync(path.join(folders.embedded, model), inStore('by-hand'), { recursive: true });
    damage(inStore('by-hand'));
    expect(await refusal('by-hand')).toContain(`Bring ${inStore('by-hand')} back to what it was`);
    expect(existsSync(inStore('by-hand-words'))).toBe(false);
  });
});
