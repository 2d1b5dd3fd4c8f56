import { beforeAll, describe, expect, it } from 'vitest';
import { loadSite, type CarStation } from '../../../../config/index.js';
import { compileVocabulary } from '../../../../speech/vocabulary/compile-vocabulary.js';
import type { Vocabulary } from '../../../../speech/vocabulary/vocabulary.js';
import { carOf } from '../../../support/car-of.js';
import { embeddedWords, firstModel } from '../../../support/first-model.js';
import { language, languages } from '../../../support/languages.js';

let station: CarStation;

beforeAll(async () => {
  const reading = await loadSite('config/examples/sky-tower.yaml', languages);
  if (!reading.ok) throw new Error('the example site has faults');
  station = carOf(reading.value.site.stations[0]);
});

const compiledModels = new Map<string, Vocabulary>();

function compiledFor(code: string, model: string): Vocabulary {
  const known = compiledModels.get(`${code} ${model}`);
  if (known !== undefined) return known;
  const table = embeddedWords(code, model);
  const compiled = compileVocabulary({ station, language: language(code), table, field: 'stations[0]' });
  if (!compiled.ok) throw new Error(compiled.failure.map(({ field, message }) => `${field}: ${message}`).join('\n'));
  compiledModels.set(`${code} ${model}`, compiled.value);
  return compiled.value;
}

describe.each([
  ['zh', firstModel],
  ['zh', 'vosk-model-lift-zh-0.2'],
  ['en', firstModel],
  ['en', 'vosk-model-lift-en-0.2'],
])('64 floors in %s, in the words of %s', (code, model) => {
  it('can all be asked for, and each by its own words', () => {
    const vocabulary = compiledFor(code, model);
    const data = language(code);
    for (const { id, number, names, voice } of station.floors) {
      const noun = data.sentences.floor.nouns[0] ?? '';
      const spoken = [
        ...(number === null ? [] : [noun.replace('{number}', data.numbers.usual(number))]),
        ...(names[code] ?? []),
      ];
      for (const words of spoken) {
        const tokens = data.pieces === 'characters' ? Array.from(words) : words.split(' ');
        expect(vocabulary.read(tokens)?.meaning, `${id}: ${words}`).toEqual({
          kind: 'floors',
          mentions: [voice ? { kind: 'floor', floor: id } : { kind: 'locked', spoken: id }],
          isDoubtful: false,
        });
      }
    }
  });
});

describe('floors of the sky tower by other words', () => {
  it.each([
    ['夹层', 'zh', 'M'],
    ['去负四层', 'zh', 'B4'],
    ['到地下二层', 'zh', 'B2'],
    ['去空中大堂', 'zh', '31'],
    ['六十一楼谢谢', 'zh', '61'],
    ['the mezzanine please', 'en', 'M'],
    ['basement three please', 'en', 'B3'],
    ['take me to the sky lobby', 'en', '31'],
    ['sixty first floor', 'en', '61'],
  ])('%s (%s) is %s', (words, code, floor) => {
    const vocabulary = compiledFor(code, firstModel);
    const tokens = code === 'zh' ? Array.from(words) : words.split(' ');
    expect(vocabulary.read(tokens)?.meaning).toMatchObject({ kind: 'floors', mentions: [{ kind: 'floor', floor }] });
  });
});
