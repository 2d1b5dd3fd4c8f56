import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../config/index.js';
import { languages } from '../../support/languages.js';
import { siteWith } from './valid-site.js';

const withModels = (models: string) => siteWith('stations:', `speech: { models: ${models} }\nstations:`);

describe('speech.models', () => {
  it('is what the site chose', () => {
    const reading = parseSite(
      withModels('{ en: [vosk-model-en-us-0.22-lgraph, vosk-model-lift-en-0.2] }'),
      'site.yaml',
      languages,
    );
    if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
    expect(reading.value.site.speech).toEqual({
      models: { en: ['vosk-model-en-us-0.22-lgraph', 'vosk-model-lift-en-0.2'] },
    });
    expect(reading.value.warnings).toEqual([]);
  });

  it('for a language that is not there is a fault', () => {
    const reading = parseSite(withModels('{ fr: [vosk-model-small-fr-0.22] }'), 'site.yaml', languages);
    expect(reading).toMatchObject({ ok: false, failure: [{ line: 3, field: 'speech.models.fr', severity: 'error' }] });
    expect(reading.ok ? '' : reading.failure[0]?.message).toMatch(/no language "fr"; there are en, ko, zh/);
  });

  it('for a language nobody listens for is worth knowing', () => {
    const onlyChinese = withModels('{ en: [vosk-model-lift-en-0.2] }')
      .replace('languages: [zh, en]', 'languages: [zh]')
      .replaceAll(/, en: \[[a-z ]+\]/gu, '');
    const reading = parseSite(onlyChinese, 'site.yaml', languages);
    if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
    expect(reading.value.warnings).toMatchObject([{ line: 3, field: 'speech.models.en', severity: 'warning' }]);
  });
});
