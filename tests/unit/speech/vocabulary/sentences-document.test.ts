import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { compileVocabulary } from '../../../../speech/vocabulary/compile-vocabulary.js';
import { embeddedWords } from '../../../support/first-model.js';
import { landingStation } from '../../../support/landing-station.js';
import { language, languages } from '../../../support/languages.js';
import { officeStation } from '../../../support/office-station.js';
import {
  formGroups,
  landingFormGroups,
  rewriteCommand,
  sentencesDocument,
} from '../../../support/sentences-document.js';
import { talk as talkOf } from '../../../../speech/vocabulary/shared-sentences.js';

describe('docs/sentences.md', () => {
  it('says what the templates say', async () => {
    const options = await resolveConfig('docs/sentences.md');
    const expected = await format(sentencesDocument(languages.values()), { ...options, parser: 'markdown' });
    await expect(expected, `docs/sentences.md is stale; to rewrite it: ${rewriteCommand}`).toMatchFileSnapshot(
      '../../../../docs/sentences.md',
    );
  });

  it('has every template of every language', () => {
    const text = sentencesDocument(languages.values()).replaceAll('\\|', '|');
    for (const { sentences } of languages.values()) {
      const { floors, requests, answers, bareDoors, decoys } = sentences;
      const { opening, closing, takenBack, hesitations, bareNumbers } = sentences;
      const groups = [floors, requests, answers, bareDoors].flatMap((part) => Object.values(part).flat());
      const around = [...opening, ...closing, ...takenBack, ...hesitations, ...bareNumbers];
      const { calls, bareCalls, floors: named, instead, denials, decoys: talk } = sentences.landing;
      const landing = [calls.up, calls.down, bareCalls.up, bareCalls.down, named, instead, denials].flat();
      const templates = [...groups, ...around, ...landing].map(({ template }) => template);
      const listed = [...decoys.floors, ...talkOf(sentences), ...talk.floors, ...talk.directions, ...talk.phrases];
      for (const template of [...templates, ...listed]) expect(text).toContain(`\`${template}\``);
    }
  });
});

describe.each(['zh', 'en'])('the examples of the page in %s', (code) => {
  const table = embeddedWords(code);

  it.each([
    ['in a car', officeStation(), formGroups(language(code)), 60],
    [
      'at a landing',
      landingStation({ floor: { id: '4', number: 4, names: {} } }),
      landingFormGroups(language(code)),
      40,
    ],
  ])('mean what the page says %s', (_, station, groups, least) => {
    const compiled = compileVocabulary({ station, language: language(code), table, field: '' });
    if (!compiled.ok) throw new Error('the station of the test has faults');
    const { value: vocabulary } = compiled;
    const unknown = new Set(vocabulary.report.unknownTemplateWords.map(({ word }) => word));
    let checked = 0;
    for (const { title, kinds, forms } of groups) {
      for (const { example } of forms) {
        const tokens = code === 'zh' ? Array.from(example) : example.split(' ');
        if (tokens.some((token) => unknown.has(token))) continue;
        checked += 1;
        expect(kinds, `${title}: ${example}`).toContain(vocabulary.read(tokens)?.meaning.kind);
      }
    }
    expect(checked).toBeGreaterThan(least);
  });
});
