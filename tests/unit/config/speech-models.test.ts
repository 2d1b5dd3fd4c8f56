import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../config/index.js';
import { siteWith } from './valid-site.js';

const withModels = (models: string) => siteWith('stations:', `speech: { models: ${models} }\nstations:`);

describe('speech.models', () => {
  it('is what the site chose', () => {
    const reading = parseSite(
      withModels('{ en: [vosk-model-en-us-0.22-lgraph, vosk-model-lift-en-0.3] }'),
      'site.yaml',
    );
    if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
    expect(reading.value.site.speech).toEqual({
      models: { en: ['vosk-model-en-us-0.22-lgraph', 'vosk-model-lift-en-0.3'] },
    });
    expect(reading.value.warnings).toEqual([]);
  });

  it('for a language nobody listens for is worth knowing', () => {
    const onlyChinese = withModels('{ en: [vosk-model-lift-en-0.3] }')
      .replace('languages: [zh, en]', 'languages: [zh]')
      .replaceAll(/, en: \[[a-z ]+\]/gu, '');
    const reading = parseSite(onlyChinese, 'site.yaml');
    if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
    expect(reading.value.warnings).toMatchObject([{ line: 3, field: 'speech.models.en', severity: 'warning' }]);
  });
});
