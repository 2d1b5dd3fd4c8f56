import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
import { parseWords } from '../../speech/vocabulary/word-table.js';
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
    site: null,
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

type Heard = 'zh' | 'en';

async function hear(language: Heard, models: Partial<Record<Heard, readonly string[]>>, text: string) {
  const listening = Object.keys(models) as Heard[];
  const opened = await openSpeech({
    site: { languages: listening, stations: [station], speech: { models } },
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

const both = 'vosk-model-lift-zh-en-0.6';
const needed = { zh: ['馄', '饨'], en: ['sushi'] };
const sayings = { zh: '馄饨馆', en: 'sushi bar' };

describe.each([
  { of: ['zh', 'en'], model: both },
  { of: ['zh'], model: 'vosk-model-lift-zh-0.2' },
  { of: ['en'], model: 'vosk-model-lift-en-0.2' },
] as const)('$model', ({ of, model }) => {
  const target = `${model}-words`;
  const missing = of.flatMap((language) => needed[language]);
  const made = (): string => path.join(folders.installed, target);
  const graphOf = (folder: string, name: string): string => readFileSync(path.join(folder, 'graph', name), 'utf8');

  it.each([...of])('refuses the site as long as words of a name are missing (%s)', async (language) => {
    expect(await hear(language, { [language]: [model] }, sayings[language])).toContain(sayings[language]);
  });

  it('gets them from the site file, each for its language', async () => {
    const added = await add(model, { site: { languages: of, stations: [station] } });
    if (!added.ok) throw added.failure;
    expect(added.value).toMatchObject({ name: target, languages: of, folder: made(), present: [] });
    const told = added.value.words.map(({ word, language }) => `${word} ${language ?? ''}`.trim());
    const whose = of.flatMap((code) => needed[code].map((word) => (of.length > 1 ? `${word} ${code}` : word)));
    expect(new Set(told)).toEqual(new Set(whose));
  });

  it('lists them as words of their language, where it is of several', () => {
    const embedded = path.join(folders.embedded, model);
    const lists = readdirSync(path.join(made(), 'graph')).filter((name) => /^words\..+\.txt$/u.test(name));
    expect(lists.toSorted()).toEqual(of.length > 1 ? of.map((code) => `words.${code}.txt`).toSorted() : []);
    for (const code of of.length > 1 ? of : []) {
      const list = `words.${code}.txt`;
      const listed = graphOf(made(), list).trim().split('\n');
      expect(new Set(listed)).toEqual(new Set([...graphOf(embedded, list).trim().split('\n'), ...needed[code]]));
      const ids = parseWords(graphOf(made(), 'words.txt'));
      expect(listed).toEqual(listed.toSorted((a, b) => ids.get(a)! - ids.get(b)!));
    }
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
    expect(readFileSync(path.join(made(), 'README.md'), 'utf8')).toMatch(
      of.length > 1 ? /^- 馄: h un2 \(zh\)$/mu : new RegExp(`^- ${missing[0]}: [^()]+$`, 'mu'),
    );
    const installation = JSON.parse(readFileSync(path.join(made(), 'installation.json'), 'utf8')) as object;
    expect(installation).toMatchObject({
      name: target,
      source: model,
      language: of[0],
      ...(of.length > 1 ? { languages: of } : {}),
      archive: null,
    });
  });
});

describe('both witnesses with the words', () => {
  const models = {
    zh: [`${both}-words`, 'vosk-model-lift-zh-0.2-words'],
    en: [`${both}-words`, 'vosk-model-lift-en-0.2-words'],
  };

  it.each([
    ['zh', '去馄饨馆'],
    ['en', 'take me to the sushi bar please'],
  ] as const)('understand the floor (%s)', async (language, sentence) => {
    const floor = [{ intent: { kind: 'floors', floors: ['16'] } }];
    expect(await hear(language, { [language]: models[language] }, sentence)).toMatchObject(floor);
    expect(await hear(language, models, sentence)).toMatchObject(floor);
  });

  it.each([
    ['zh', '去馄饨馆', '16'],
    ['en', 'floor twelve please', '12'],
  ] as const)('or the first one alone, where the second lacks them (%s, %s)', async (language, sentence, floor) => {
    const second = `vosk-model-lift-${language}-0.2`;
    expect(await hear(language, { [language]: [`${both}-words`, second] }, sentence)).toMatchObject([
      { intent: { kind: 'floors', floors: [floor] } },
    ]);
  });
});

describe('a model with words', () => {
  const target = `${both}-words`;
  const words = () => readFileSync(path.join(folders.installed, target, 'graph', 'words.txt'), 'utf8');

  it('gets more of them, and can be rolled back', async () => {
    const before = words();
    const added = await add(target, { written: ['榕=rong2'] });
    expect(added).toMatchObject({
      ok: true,
      value: { name: target, words: [{ word: '榕', pronunciation: 'r ong2', language: 'zh' }] },
    });
    expect(words()).toMatch(/^榕 \d+$/mu);
    expect(words()).toMatch(/^馄 \d+$/mu);
    expect(await rollBackModel(folders.installed, target)).toMatchObject({ ok: true });
    expect(words()).toBe(before);
  });

  it('may get a word that the other language has, which keeps its number', async () => {
    const ids = parseWords(words());
    const added = await add(target, { written: ['bar=b a1'] });
    expect(added).toMatchObject({
      ok: true,
      value: { words: [{ word: 'bar', pronunciation: 'b a1', language: 'zh' }] },
    });
    const lists = ['zh', 'en'].map((code) =>
      readFileSync(path.join(folders.installed, target, 'graph', `words.${code}.txt`), 'utf8').split('\n'),
    );
    for (const listed of lists) expect(listed.filter((word) => word === 'bar')).toEqual(['bar']);
    expect(parseWords(words()).size).toBe(ids.size);
    expect(await add(target, { written: ['bar'], language: 'zh' })).toMatchObject({
      ok: true,
      value: { version: null },
    });
    const installation = JSON.parse(
      readFileSync(path.join(folders.installed, target, 'installation.json'), 'utf8'),
    ) as object;
    expect(installation).toMatchObject({
      addedWords: expect.arrayContaining([{ word: 'sushi', pronunciation: 'S UW SH IY', language: 'en' }]) as unknown,
    });
    expect(await rollBackModel(folders.installed, target)).toMatchObject({ ok: true });
  });

  it('gets none where all are there, and nothing changes', async () => {
    const before = words();
    // 馄 was added, and said so.
    for (const written of [
      ['馄', '三'],
      ['馄=hun2', '三'],
    ]) {
      const again = await add(target, { written });
      if (!again.ok) throw again.failure;
      expect(again.value).toMatchObject({ version: null, words: [] });
      expect(again.value.present.toSorted()).toEqual(['三', '馄']);
    }
    expect(words()).toBe(before);
  });
});

describe('refused, with nothing half done:', () => {
  it.each([
    ['a word that nobody can pronounce', both, ['xyzzy'], 'xyzzy=PRONUNCIATION'],
    [
      'what is no pronunciation',
      both,
      ['xyzzy=hello there'],
      "'hello there' is a pronunciation of 'xyzzy' neither in zh nor in en",
    ],
    ['sounds that the model lacks', 'vosk-model-lift-en-0.2', ['xyzzy=Q AA'], 'no sound Q'],
    ['two words in one', both, ['sushi bar'], "'sushi bar' is no word"],
    ['what could be a word of either language', both, ['xyzzy=er2'], 'say which with --language'],
    ['a model that is not here', 'vosk-model-lift-en-9.9', ['sushi'], 'vosk-model-lift-en-9.9 is not here'],
    ['a path', '../models', ['sushi'], '../models is not here'],
  ])('%s', async (_what, model, written, says) => {
    const added = await add(model, { written });
    if (added.ok) throw new Error('it was accepted');
    expect(added.failure.message).toContain(says);
  });

  it.each([
    [both, 'ko', `${both} is a model for zh and en, not for ko`],
    ['vosk-model-lift-zh-0.2', 'en', 'vosk-model-lift-zh-0.2 is a model for zh, not for en'],
  ])('a language that the model is not for (%s, %s)', async (model, language, says) => {
    const added = await add(model, { written: ['榕=rong2'], language });
    if (added.ok) throw new Error('it was accepted');
    expect(added.failure.message).toContain(says);
  });

  it('a word that is unknown in the language that was asked for', async () => {
    const added = await add(both, { written: ['tokyo'], language: 'zh' });
    if (added.ok) throw new Error('it was accepted');
    expect(added.failure.message).toContain('write it as tokyo=PRONUNCIATION with --language zh');
  });

  it('a model that does not tell its sounds', async () => {
    cpSync('speech/models/vosk-model-lift-zh-0.2', path.join(folders.installed, 'by-hand'), { recursive: true });
    for (const file of ['graph/phones.txt', 'SHA256SUMS']) rmSync(path.join(folders.installed, 'by-hand', file));
    const added = await add('by-hand', { written: ['榕=rong2'] });
    if (added.ok) throw new Error('it was accepted');
    expect(added.failure.message).toContain('does not tell its sounds (graph/phones.txt)');
    expect(existsSync(path.join(folders.installed, 'by-hand-words'))).toBe(false);
  });

  it('without OpenFst, with what to type', async () => {
    const added = await add(both, { written: ['榕=rong2'], environment: { PATH: folder } });
    if (added.ok) throw new Error('it was accepted');
    expect(added.failure).toMatchObject({ code: 'ELV-SPEECH-015' });
    expect(added.failure.message).toContain('sudo apt-get install libfst-tools');
  });
});
