import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog, systemClock } from '../../config/kernel/index.js';
import {
  addWords,
  findModelFaults,
  openSpeech,
  rollBackModel,
  shippedLibraryPath,
  tryModel,
  type AddWordsOptions,
} from '../../speech/index.js';
import { readOperatingPoint } from '../../speech/recognizer/operating-point.js';
import { loadVosk } from '../../speech/recognizer/vosk-ffi.js';
import { languages } from '../support/languages.js';
import { floorOf, officeStation } from '../support/office-station.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** OpenFst's tools of Debian, libvosk and a synthetic voice: the whole way from a word nobody knew to a floor. */
const library = shippedLibraryPath()!;
let folder = '';
let folders = { embedded: 'speech/models', installed: '' };

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-words-'));
  folders = { embedded: 'speech/models', installed: path.join(folder, 'models') };
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function add(name: string, options: Partial<AddWordsOptions>) {
  return addWords({
    name,
    written: [],
    stations: [],
    languages,
    folders,
    environment: process.env,
    timeOfDay: () => new Date('2026-03-04T05:06:07Z'),
    tryModel: (model) => tryModel({ folder: model, library, clock: systemClock }),
    onProgress: () => undefined,
    ...options,
  });
}

const floors = [...officeStation().floors, floorOf('16', 16, 16, { zh: ['馄饨馆'], en: ['sushi bar'] })];
const station = officeStation({ floors });

async function hear(language: 'zh' | 'en', models: readonly string[], text: string) {
  const opened = await openSpeech({
    site: { languages: [language], stations: [station], speech: { models: { [language]: models } } },
    languages,
    modelsFolder: folders.embedded,
    installedModelsFolder: folders.installed,
    cacheFolder: path.join(folder, 'cache'),
    clock: systemClock,
    log: silentLog,
  });
  if (!opened.ok) return opened.failure.message;
  const spoken = await speak([{ text, language }]);
  const heard = await opened.value.decide(station, withPauses(spoken, 600));
  await opened.value.stop();
  return heard.map(({ decision }) => decision);
}

describe.each([
  ['zh', 'vosk-model-lift-zh-0.4', '馄饨馆', ['馄', '饨']],
  ['zh', 'vosk-model-lift-zh-0.2', '馄饨馆', ['馄', '饨']],
  ['en', 'vosk-model-lift-en-0.4', 'sushi bar', ['sushi']],
  ['en', 'vosk-model-lift-en-0.2', 'sushi bar', ['sushi']],
] as const)('%s, %s', (language, model, name, missing) => {
  const target = `${model}-words`;
  const made = (): string => path.join(folders.installed, target);

  it('refuses the site as long as words of a name are missing', async () => {
    expect(await hear(language, [model], name)).toContain(name);
  });

  it('gets them from the site file', async () => {
    const added = await add(model, { stations: [station] });
    if (!added.ok) throw added.failure;
    expect(added.value).toMatchObject({ name: target, language, folder: made(), present: [] });
    expect(new Set(added.value.words.map(({ word }) => word))).toEqual(new Set(missing));
  });

  it('is whole, and libvosk finds old and new words under their ids', async () => {
    expect(await findModelFaults(made())).toEqual([]);
    const vosk = loadVosk(library);
    if (!vosk.ok) throw new Error(vosk.failure);
    vosk.value.setLogLevel(-1);
    const opened = vosk.value.newModel(made())!;
    const lines = readFileSync(path.join(made(), 'graph', 'words.txt'), 'utf8')
      .trim()
      .split('\n');
    for (const line of [...lines.slice(1, 20), ...lines.slice(-20)]) {
      const [word = '', id] = line.split(' ');
      expect(vosk.value.findWord(opened, word)).toBe(Number(id));
    }
    for (const word of missing) expect(vosk.value.findWord(opened, word)).toBeGreaterThan(0);
    vosk.value.freeModel(opened);
  });

  it('keeps thresholds, licence and notices, and says what was changed', () => {
    expect(readOperatingPoint(made())).toEqual(readOperatingPoint(path.join(folders.embedded, model)));
    expect(readFileSync(path.join(made(), 'LICENSE'), 'utf8')).toBe(
      readFileSync(path.join(folders.embedded, model, 'LICENSE'), 'utf8'),
    );
    expect(readFileSync(path.join(made(), 'README.md'), 'utf8')).toContain(`- ${missing[0]}: `);
    const installation = JSON.parse(readFileSync(path.join(made(), 'installation.json'), 'utf8')) as object;
    expect(installation).toMatchObject({ name: target, source: model, language, archive: null });
  });
});

describe('both witnesses with the words', () => {
  it.each([
    ['zh', '去馄饨馆'],
    ['en', 'take me to the sushi bar please'],
  ] as const)('understand the floor (%s)', async (language, sentence) => {
    const models = ['0.4', '0.2'].map((version) => `vosk-model-lift-${language}-${version}-words`);
    expect(await hear(language, models, sentence)).toMatchObject([{ intent: { kind: 'floors', floors: ['16'] } }]);
  });

  it.each([
    ['zh', '去馄饨馆', '16'],
    ['en', 'floor twelve please', '12'],
  ] as const)('or the first one alone, where the second lacks them (%s, %s)', async (language, sentence, floor) => {
    const models = [`vosk-model-lift-${language}-0.4-words`, `vosk-model-lift-${language}-0.2`];
    expect(await hear(language, models, sentence)).toMatchObject([{ intent: { kind: 'floors', floors: [floor] } }]);
  });
});

describe('a model with words', () => {
  const target = 'vosk-model-lift-zh-0.4-words';
  const words = () => readFileSync(path.join(folders.installed, target, 'graph', 'words.txt'), 'utf8');

  it('gets more of them, and can be rolled back', async () => {
    const before = words();
    const added = await add(target, { written: ['榕=rong2'] });
    expect(added).toMatchObject({
      ok: true,
      value: { name: target, words: [{ word: '榕', pronunciation: 'r ong2' }] },
    });
    expect(words()).toMatch(/^榕 \d+$/mu);
    expect(words()).toMatch(/^馄 \d+$/mu);
    expect(await rollBackModel(folders.installed, target)).toMatchObject({ ok: true });
    expect(words()).toBe(before);
  });

  it('gets none where all are there, and nothing changes', async () => {
    const before = words();
    expect(await add(target, { written: ['馄', '三'] })).toMatchObject({
      ok: true,
      value: { version: null, words: [], present: ['馄', '三'] },
    });
    expect(words()).toBe(before);
  });
});

describe('refused, with nothing half done:', () => {
  it.each([
    ['a word that nobody can pronounce', 'vosk-model-lift-en-0.4', ['xyzzy'], 'xyzzy=PRONUNCIATION'],
    ['what is no pronunciation', 'vosk-model-lift-en-0.4', ['xyzzy=hello there'], "'hello there' is no pronunciation"],
    ['sounds that the model lacks', 'vosk-model-lift-en-0.2', ['xyzzy=Q AA'], 'no sound Q'],
    ['two words in one', 'vosk-model-lift-en-0.4', ['sushi bar'], "'sushi bar' is no word"],
    ['a model that is not here', 'vosk-model-lift-en-9.9', ['sushi'], 'vosk-model-lift-en-9.9 is not here'],
    ['a path', '../models', ['sushi'], '../models is not here'],
  ])('%s', async (_what, model, written, says) => {
    const added = await add(model, { written });
    if (added.ok) throw new Error('it was accepted');
    expect(added.failure.message).toContain(says);
  });

  it('a model that does not tell its sounds', async () => {
    cpSync('speech/models/vosk-model-lift-zh-0.2', path.join(folders.installed, 'by-hand'), { recursive: true });
    rmSync(path.join(folders.installed, 'by-hand', 'graph', 'phones.txt'));
    const added = await add('by-hand', { written: ['榕=rong2'] });
    if (added.ok) throw new Error('it was accepted');
    expect(added.failure.message).toContain('graph/phones.txt');
    expect(existsSync(path.join(folders.installed, 'by-hand-words'))).toBe(false);
  });

  it('without OpenFst, with what to type', async () => {
    const added = await add('vosk-model-lift-zh-0.4', { written: ['榕=rong2'], environment: { PATH: folder } });
    if (added.ok) throw new Error('it was accepted');
    expect(added.failure).toMatchObject({ code: 'ELV-SPEECH-015' });
    expect(added.failure.message).toContain('sudo apt-get install libfst-tools');
  });
});
