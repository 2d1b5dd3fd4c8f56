import { describe, expect, it } from 'vitest';
import { readWantedWords } from '../../../../speech/model-words/wanted-words.js';
import type { WordSources } from '../../../../speech/model-words/wishes-of-languages.js';
import { languages } from '../../../support/languages.js';
import { floorOf, officeStation } from '../../../support/office-station.js';

function tableOf(words: string): ReadonlyMap<string, number> {
  return new Map(words.split(' ').map((word, id) => [word, id]));
}

/** Just enough for the sounds of the words that are added. */
const tables = new Map([
  ['zh', tableOf('会 议 室 三 楼 红 豆 馆 k')],
  ['en', tableOf('the bar shoe say eat hush go out')],
]);
const phones = new Set(
  'h ui4 y i4 sh ii4 s an1 l ou2 ong2 d g uan3 r k B AA R SH UW S K EY IY T HH AH OW AW G DH'.split(' '),
);

const stations = [
  officeStation({ floors: [floorOf('16', 16, 16, { zh: ['红豆馆', '榕楼'], en: ['sushi bar', '榕 bar'] })] }),
];

function read(sources: Partial<WordSources>) {
  return readWantedWords({
    tables,
    written: [],
    site: null,
    languages,
    isPhone: (name) => phones.has(name),
    optionFor: (code) => ` with --language ${code}`,
    ...sources,
  });
}

async function added(sources: Partial<WordSources>): Promise<readonly string[]> {
  const wanted = await read(sources);
  if (!wanted.ok) return wanted.failure;
  return wanted.value.spoken.map(
    ({ word, pronunciation, language }) => `${word} ${language}: ${pronunciation.join(' ')}`,
  );
}

describe('words for a model of two languages', () => {
  it('go each to the language that knows it, and those it has are told', async () => {
    const wanted = await read({ written: ['榕', 'sushi', '三', 'GO'] });
    expect(wanted).toMatchObject({
      ok: true,
      value: {
        spoken: [
          { word: '榕', language: 'zh' },
          { word: 'sushi', language: 'en' },
        ],
        present: ['三', 'go'],
      },
    });
  });

  it('one word may be of both, each with its own sounds', async () => {
    expect(await added({ written: ['ok=OW', 'ok=lou2'] })).toEqual(['ok en: OW', 'ok zh: l ou2']);
  });

  it('are said as the language writes it, even where a phone of another is called the same', async () => {
    expect(await added({ written: ['err=er1'], isPhone: () => true })).toEqual(['err en: ER']);
    expect(await added({ written: ['儿=er2', '欧=ou1'], isPhone: () => true })).toEqual([
      '儿 zh: 0 er2',
      '欧 zh: 0 ou1',
    ]);
  });

  it('the same way to say a word is added once', async () => {
    expect(await added({ written: ['sushi=SH UW', 'sushi=SH UW1', 'sushi=SH AH'] })).toEqual([
      'sushi en: SH UW',
      'sushi en: SH AH',
    ]);
  });
});

describe('words of a site', () => {
  it.each([
    [
      ['zh', 'en'],
      ['榕=r ong2', '榕=SH UW'],
      ['榕 zh: r ong2', '榕 en: SH UW', 'sushi en: S UW SH IY'],
    ],
    [['zh'], [], ['榕 zh: r ong2']],
  ])('are those of the languages that it listens for (%j)', async (listensFor, written, words) => {
    expect(await added({ written, site: { languages: listensFor, stations } })).toEqual(words);
  });

  it('that nobody can say are named with what to type', async () => {
    expect(await added({ site: { languages: ['zh', 'en'], stations } })).toEqual([
      "no pronunciation of '榕' is known; write it as 榕=PRONUNCIATION with --language en",
    ]);
  });

  it('of the one language that was asked for are looked for whatever the site says', async () => {
    const chinese = new Map([...tables].slice(0, 1));
    expect(await added({ tables: chinese, site: { languages: ['en'], stations } })).toEqual(['榕 zh: r ong2']);
  });

  it('that one language has are missing for the other', async () => {
    const floors = [floorOf('16', 16, 16, { en: ['k bar'] })];
    const site = { languages: ['zh', 'en'], stations: [officeStation({ floors })] };
    expect(await added({ site })).toEqual(['k en: K EY']);
  });
});

describe('faults', () => {
  it('are all told', async () => {
    expect(await added({ written: ['sushi bar', 'xyzzy=hello there', 'qi=Q AA', '三'] })).toEqual([
      "'sushi bar' is no word; write one without blanks, or word=pronunciation",
      "'hello there' is a pronunciation of 'xyzzy' neither in zh nor in en; say the language with --language",
      "the model has no sound Q, of which 'qi' is made",
    ]);
  });
});
