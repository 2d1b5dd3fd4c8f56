import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog, systemClock, type Log } from '../../config/kernel/index.js';
import { checkVocabulary, openSpeech, shippedLibraryPath, tryModel } from '../../speech/index.js';
import { languages } from '../support/languages.js';
import { officeStation } from '../support/office-station.js';
import { BrokenModel } from '../unit/speech/model-inspection/broken-model.js';

const own = 'somebodys-model';
let folder = '';
let installed = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-own-'));
  installed = path.join(folder, 'models');
  cpSync('speech/models/vosk-model-lift-zh-0.2', path.join(installed, own), { recursive: true });
  // As a person puts it there: no checksums, no thresholds.
  for (const file of ['SHA256SUMS', 'operating-point.json', 'decision.json'])
    rmSync(path.join(installed, own, file), { force: true });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const site = {
  name: 'test',
  languages: ['zh'] as const,
  stations: [officeStation()],
  speech: { models: { zh: [own] } },
};

describe('a model folder that somebody put in place', () => {
  it('hears with strict thresholds, and a warning says how to measure it', async () => {
    const warnings: string[] = [];
    const log: Log = { ...silentLog, warn: (_facts: object, text: string) => void warnings.push(text) };
    const opened = await openSpeech({
      site,
      languages,
      modelsFolder: 'speech/models',
      installedModelsFolder: installed,
      cacheFolder: path.join(folder, 'cache'),
      clock: systemClock,
      log,
    });
    if (!opened.ok) throw opened.failure;
    const [decided] = await opened.value.decide(site.stations[0]!, new Int16Array(16_000));
    await opened.value.stop();
    expect(decided?.decision).toMatchObject({ decision: 'rejected' });
    expect(warnings.join('\n')).toContain(`liftvoice models calibrate ${own}`);
  });

  it('is noted by the check of a site file', async () => {
    const folders = { embedded: 'speech/models', installed };
    const checked = await checkVocabulary({ site, languages, folders, clock: systemClock, witnesses: 'first' });
    if (!checked.ok) throw checked.failure;
    expect(checked.value.notices).toEqual([
      expect.stringContaining(own),
      expect.stringContaining('zh is heard by one model'),
    ]);
  });
});

describe('a library that the site names', () => {
  it('is the one that is loaded', async () => {
    const library = path.join(folder, 'libvosk.so');
    writeFileSync(library, 'not a library');
    const opened = await openSpeech({
      site: { ...site, speech: { models: {}, voskLibraryPath: library } },
      languages,
      modelsFolder: 'speech/models',
      cacheFolder: path.join(folder, 'cache'),
      clock: systemClock,
      log: silentLog,
    });
    if (opened.ok) throw new Error('another library was loaded');
    expect(opened.failure.message).toContain(library);
  });
});

describe('the trial of a model', () => {
  const options = { library: shippedLibraryPath()!, clock: systemClock };

  it('is passed by one that hears', async () => {
    expect(await tryModel({ folder: path.join(installed, own), ...options })).toEqual({ ok: true, value: undefined });
  });

  it('finds what no reading of files does', async () => {
    const model = new BrokenModel();
    const network = readFileSync(model.path('am/final.mdl'));
    const at = network.indexOf('<AffineComponent>');
    network.write('X', at + 1, 'latin1');
    model.write('am/final.mdl', network);
    const tried = await tryModel({ folder: model.folder, ...options });
    model.remove();
    if (tried.ok) throw new Error('a broken network passed');
    expect(tried.failure).toMatchObject({ code: 'ELV-SPEECH-001' });
    expect(tried.failure.message).toContain(model.folder);
  });
});
