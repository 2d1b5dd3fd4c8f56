import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelEntries, modelZip } from '../../support/model-zip.js';
import { symbolicLink, zipOf, type ZipEntry } from '../../support/zip-bytes.js';
import { readModelArchive } from '../../../speech/model-store/model-archive.js';
import { model, TestStore } from './model-store.js';

let store: TestStore;

beforeEach(() => {
  store = new TestStore();
});

afterEach(() => {
  store.remove();
});

function archiveOf(content: Buffer): string {
  const file = path.join(store.base, `${model}.zip`);
  writeFileSync(file, content);
  return file;
}

const root = `${model}/`;
const network: ZipEntry = { name: `${root}am/final.mdl`, content: 'stands for a network' };

const refused: readonly (readonly [what: string, entries: readonly ZipEntry[], says: RegExp])[] = [
  [
    'a name that climbs out',
    [network, { name: '../../evil', content: 'x' }],
    /cannot be read as a ZIP archive, or is damaged: invalid relative path/,
  ],
  ['a name from the root of the disk', [network, { name: '/tmp/liftvoice-evil', content: 'x' }], /absolute path/],
  ['a name with backslashes', [network, { name: '..\\evil', content: 'x' }], /invalid characters/],
  [
    'a symbolic link',
    [network, { name: `${root}conf`, content: '/etc', mode: symbolicLink }],
    /a link or a device \(.*conf\)/,
  ],
  ['a device', [network, { name: `${root}null`, content: '', mode: 0o020_666 }], /a link or a device/],
  ['a name twice', [network, { ...network, name: `${root}am/FINAL.mdl` }], /twice/],
  ['an encrypted file', [{ ...network, isEncrypted: true }], /encrypted/],
  [
    'too many files',
    [network, ...Array.from({ length: 2_001 }, (_, n) => ({ name: `${root}f${n}`, content: '' }))],
    /more than 2000 files/,
  ],
  [
    'a file that unpacks to far too much',
    [
      { ...network, size: 4_000_000_000 },
      { name: `${root}b`, content: '', size: 4_000_000_000 },
      { name: `${root}c`, content: '', size: 4_000_000_000 },
    ],
    /more than any model has/,
  ],
  ['no model', [{ name: 'README', content: 'hello' }], /no Vosk model.*am\/final\.mdl/],
  ['two models', [network, { ...network, name: 'other/am/final.mdl' }], /several models/],
  ['a static graph', [network, { name: `${root}graph/HCLG.fst`, content: 'x' }], /static graph.*-lgraph/],
];

describe('an archive with', () => {
  it.each(refused)('%s is refused before anything is unpacked', async (_what, entries, says) => {
    const installed = await store.install(archiveOf(zipOf(entries)));
    if (installed.ok) throw new Error('it was installed');
    expect(installed.failure).toMatchObject({ code: 'ELV-SPEECH-012' });
    expect(installed.failure.message).toMatch(says);
    expect(store.visible).toEqual([]);
    expect(store.leftovers).toEqual([]);
    expect(existsSync(path.join(store.base, 'evil'))).toBe(false);
  });

  it.each([
    [
      'a file that differs from its checksum',
      zipOf(modelEntries().map((entry) => ({ ...entry, crc: 1 }))),
      /differs from its checksum/,
    ],
    [
      'a file longer than declared',
      zipOf(modelEntries().map((entry) => (entry.name.endsWith('words.txt') ? { ...entry, size: 5 } : entry))),
      /cannot be read as a ZIP archive/,
    ],
    ['its end missing', modelZip().subarray(0, 500_000), /cannot be read as a ZIP archive/],
    ['no archive in it', Buffer.from('<html>404</html>'), /cannot be read as a ZIP archive/],
    [
      'a file missing',
      zipOf(modelEntries().filter(({ name }) => !name.endsWith('word_boundary.int'))),
      /word_boundary\.int is missing/,
    ],
    [
      'half a network',
      zipOf(
        modelEntries().map((entry) =>
          entry.name.endsWith('final.mdl') ? { ...entry, content: entry.content.slice(0, 500_000) } : entry,
        ),
      ),
      /final\.mdl is cut short/,
    ],
  ])('%s leaves nothing behind', async (_what, content, says) => {
    const installed = await store.install(archiveOf(content));
    if (installed.ok) throw new Error('it was installed');
    expect(installed.failure.message).toMatch(says);
    expect(store.visible).toEqual([]);
    expect(store.leftovers).toEqual([]);
  });

  it('more than the limit is refused by its declared sizes', async () => {
    const archive = await readModelArchive(archiveOf(modelZip()), { mostBytes: 1_000_000, mostFiles: 100 });
    expect(archive).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-012' } });
  });
});

describe('an archive of another shape', () => {
  it('with the model at its top is installed', async () => {
    expect(await store.install(archiveOf(modelZip('first', '')))).toMatchObject({ ok: true, value: { name: model } });
  });

  it('with the model deep in it is installed without what lies around (a Python wheel)', async () => {
    const wheel = path.join(store.base, 'vosk_model_zh-0.1.0-py3-none-any.whl');
    const around = { name: 'vosk_model_zh-0.1.0.dist-info/METADATA', content: 'Name: x' };
    writeFileSync(wheel, zipOf([around, ...modelEntries('vosk_model_zh/model/')]));
    const installed = await store.install({ what: wheel, name: 'official-zh', language: 'zh' });
    expect(installed).toMatchObject({ ok: true, value: { name: 'official-zh', languages: ['zh'] } });
    expect(existsSync(store.path('official-zh', 'am', 'final.mdl'))).toBe(true);
    expect(existsSync(store.path('official-zh', 'vosk_model_zh'))).toBe(false);
  });
});
