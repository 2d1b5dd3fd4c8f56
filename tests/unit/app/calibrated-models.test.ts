import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelsToCalibrate, type CalibrationWish } from '../../../controller/app/commands/calibrated-models.js';
import { findFolders, type Folders } from '../../../controller/app/folders.js';
import { firstModel } from '../../support/first-model.js';

let data = '';
let folders: Folders;

beforeAll(() => {
  data = mkdtempSync(path.join(tmpdir(), 'liftvoice-calibrated-'));
  folders = findFolders({ XDG_DATA_HOME: data });
  mkdirSync(path.join(folders.installedModels, 'own'), { recursive: true });
});

afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

const choose = (wish: Omit<CalibrationWish, 'folders'>) => modelsToCalibrate({ ...wish, folders });

describe('thresholds are chosen with', () => {
  it.each(['zh', 'en'])('everything that the usual first model of %s hears', async (language) => {
    expect(await choose({ name: null, language })).toEqual({ ok: true, value: { zh: [], en: [] } });
  });

  it('a model alone, in all its languages', async () => {
    expect(await choose({ name: firstModel })).toEqual({ ok: true, value: { zh: [firstModel], en: [firstModel] } });
  });

  it('a second witness for each of them, in any order', async () => {
    expect(await choose({ name: firstModel, second: ['vosk-model-lift-en-0.2', 'vosk-model-lift-zh-0.2'] })).toEqual({
      ok: true,
      value: { zh: [firstModel, 'vosk-model-lift-zh-0.2'], en: [firstModel, 'vosk-model-lift-en-0.2'] },
    });
  });

  it('a model that somebody put there, in the language that was said', async () => {
    expect(await choose({ name: 'own', language: 'ko' })).toEqual({ ok: true, value: { ko: ['own'] } });
  });
});

describe('is refused:', () => {
  it.each([
    ['nothing named', { name: null }, /Name a model, or a language/],
    ['a second one without a first', { name: null, language: 'zh', second: ['own'] }, /hears first as well/],
    ['one language of several', { name: firstModel, language: 'en' }, /those of all: leave --language out/],
    ['a second one for one of two', { name: firstModel, second: ['vosk-model-lift-zh-0.2'] }, /for en as well/],
    [
      'one for another language',
      { name: 'vosk-model-lift-zh-0.2', second: ['vosk-model-lift-en-0.2'] },
      /vosk-model-lift-en-0\.2 is a second witness too many/,
    ],
    ['a language that nobody tells', { name: 'own' }, /Name the language of own/],
    ['a name that no folder has', { name: 'NOMODEL' }, /no model is called 'NOMODEL', there are .*, own \(/u],
    ['a name mistyped', { name: 'vosk-model-lift-zh-02' }, /did you mean vosk-model-lift-zh-0\.2\?/u],
    ['no folder, whatever its language', { name: 'NOMODEL', language: 'zh' }, /no model is called 'NOMODEL'/u],
    ['no folder for a second one', { name: 'own', language: 'zh', second: ['NOMODEL'] }, /is called 'NOMODEL'/u],
  ] as const)('%s', async (_what, wish, says) => {
    const chosen = await choose(wish);
    if (chosen.ok) throw new Error('it was taken');
    expect(chosen.failure.message).toMatch(says);
  });
});
