import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseModelRegistry, readModelRegistry } from '../../../../speech/model-store/model-registry.js';

const small = `version: 1
defaults: { zh: [ours, ours-small] }
models:
  - { name: ours, languages: [zh], graph: dynamic, source: embedded, bytes: 9, licence: MIT, attribution: us }
  - { name: ours-small, languages: [zh], graph: dynamic, source: embedded, bytes: 9, licence: MIT, attribution: us }
  - { name: theirs, languages: [en], graph: dynamic, source: "https://example.org/theirs.zip", bytes: 9, licence: MIT, attribution: them }
`;

describe('the registry that is shipped', () => {
  it('is sound, and every embedded model is there', async () => {
    const registry = await readModelRegistry('speech/models');
    if (!registry.ok) throw registry.failure;
    const embedded = registry.value.models.filter(({ source }) => source === 'embedded');
    expect(embedded.length).toBeGreaterThanOrEqual(3);
    for (const { name } of embedded)
      expect(existsSync(path.join('speech/models', name, 'am/final.mdl')), name).toBe(true);
    expect(Object.keys(registry.value.defaults)).toEqual(expect.arrayContaining(['zh', 'en']));
  });

  it('knows the official small models by their public addresses', async () => {
    const registry = await readModelRegistry('speech/models');
    if (!registry.ok) throw registry.failure;
    for (const name of ['vosk-model-small-cn-0.22', 'vosk-model-small-en-us-0.15', 'vosk-model-en-us-0.22-lgraph']) {
      const model = registry.value.models.find((candidate) => candidate.name === name);
      expect(model).toMatchObject({ graph: 'dynamic', source: `https://alphacephei.com/vosk/models/${name}.zip` });
    }
  });
});

describe('a registry', () => {
  it('that is sound is read', () => {
    expect(parseModelRegistry(small)).toMatchObject({ ok: true, value: { defaults: { zh: ['ours', 'ours-small'] } } });
  });

  it.each([
    ['version: 1', 'version: 2', /version/],
    ['bytes: 9', 'bytes: many', /models\[0\]\.bytes/],
    ['graph: dynamic', 'graph: round', /models\[0\]\.graph/],
    ['source: embedded', 'source: http://example.org/a.zip', /models\[0\]\.source/],
    ['name: ours,', 'name: ../ours,', /models\[0\]\.name/],
    ['name: ours-small', 'name: ours', /models\[1\]\.name: ours is listed twice/],
    ['[ours, ours-small]', '[ours, other]', /defaults\.zh\[1\]: other is not among the models/],
    ['[ours, ours-small]', '[theirs]', /defaults\.zh\[0\]: theirs is not embedded/],
    ['{ zh: [', '{ en: [', /defaults\.en\[0\]: ours is a model for zh/],
    ['languages: [zh]', 'languages: []', /models\[0\]\.languages/],
    ['languages: [zh]', 'languages: [en, ko]', /defaults\.zh\[0\]: ours is a model for en and ko/],
    ['models:', 'models: [', /./],
  ])('with "%s" changed to "%s" is refused by the name of the field', (passage, written, says) => {
    expect(small).toContain(passage);
    const registry = parseModelRegistry(small.replace(passage, written));
    if (registry.ok) throw new Error('a faulty registry was taken');
    expect(registry.failure.join('\n')).toMatch(says);
  });

  it('that is missing is named', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-registry-'));
    const registry = await readModelRegistry(folder);
    rmSync(folder, { recursive: true });
    expect(registry).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-010' } });
    if (!registry.ok) expect(registry.failure.message).toContain(path.join(folder, 'registry.yaml'));
  });
});
