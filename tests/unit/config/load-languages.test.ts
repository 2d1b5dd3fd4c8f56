import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLanguages, parseSite, type SiteFault } from '../../../config/index.js';
import { languages, languagesFolder } from '../../support/languages.js';
import { siteWith } from './valid-site.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'languages-'));
  await cp(languagesFolder, folder, { recursive: true });
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function change(file: string, passage: string, replacement: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  if (!text.includes(passage)) throw new Error(`${file} does not contain: ${passage}`);
  await writeFile(
    join(folder, file),
    text.replace(passage, () => replacement),
  );
}

async function faults(): Promise<readonly SiteFault[]> {
  const reading = await loadLanguages(folder);
  return reading.ok ? [] : reading.failure;
}

describe('the folder of languages', () => {
  it('holds one language per folder, by code', () => {
    expect([...languages.keys()]).toEqual(expect.arrayContaining(['en', 'zh']));
    expect(languages.get('zh')).toMatchObject({ code: 'zh', name: '中文', spacing: 'characters' });
    expect(languages.get('en')?.sentences.answers.cancel[0]?.template).toContain('cancel');
  });

  it('takes a further language without a word about it anywhere else', async () => {
    await cp(join(folder, 'en'), join(folder, 'xx'), { recursive: true });
    const reading = await loadLanguages(folder);
    if (!reading.ok) throw new Error('the copy of English was refused');
    const site = siteWith('[zh, en]', '[zh, en, xx]').replace('en: [two a]', 'en: [two a], xx: [two a]');
    expect(parseSite(site, 'site.yaml', reading.value)).toMatchObject({
      ok: true,
      value: { site: { languages: ['zh', 'en', 'xx'] } },
    });
  });

  it.each([
    ['an empty folder', 'there is no language in this folder'],
    ['a folder that is no code', 'Klingon: a folder of a language is named by its code, like "ko"'],
    ['no folder', 'the folder of languages cannot be read'],
  ])('%s is refused', async (what, says) => {
    if (what !== 'a folder that is no code') await rm(folder, { recursive: true });
    if (what === 'an empty folder') await mkdir(folder);
    if (what === 'a folder that is no code') await mkdir(join(folder, 'Klingon'));
    const found = await faults();
    expect(found).toMatchObject([{ file: folder, severity: 'error' }]);
    expect(found[0]?.message).toContain(says);
  });
});

describe('faults of a language', () => {
  it('are all listed, each with its file and place', async () => {
    await change('en/language.yaml', 'spacing: words', 'spacing: word');
    await change('en/language.yaml', "variant: '', wordsPerMinute: 150", "variant: '', wordsPerMinute: 1500");
    await change('zh/sentences.yaml', 'hesitations:', 'hesitation:');
    const found = (await faults()).map(({ file, line, column, field, message }) => [
      file.slice(folder.length + 1),
      `${line}:${column}`,
      field,
      message,
    ]);
    expect(found).toEqual([
      ['en/language.yaml', '4:1', 'spacing', 'Spacing: found the text "word", expected words or characters'],
      [
        'en/language.yaml',
        '11:22',
        'espeak.speakers[0].wordsPerMinute',
        'Speed: found the number 1500, expected a whole number from 80 to 300 (words/min)',
      ],
      ['zh/sentences.yaml', '34:1', 'hesitation', 'unknown field "hesitation", did you mean "hesitations"?'],
    ]);
  });

  it('a missing file is one of them', async () => {
    await rm(join(folder, 'en/sentences.yaml'));
    expect(await faults()).toMatchObject([
      { file: join(folder, 'en/sentences.yaml'), message: 'there is no such file; check the path' },
    ]);
  });

  it('a letter that is none', async () => {
    await change('en/floors.yaml', '  A: [a', '  AA: [a');
    expect(await faults()).toMatchObject([
      { field: 'letters.AA', message: '"AA" cannot stand here; write a capital letter' },
    ]);
  });
});

describe('sounds', () => {
  it('are judged as the other files are', async () => {
    await change('zh/sounds.yaml', 'pronunciation: pinyin', 'pronunciation: bopomofo');
    await change('en/sounds.yaml', 'within: 1.5', 'within: 15');
    const found = await faults();
    expect(found.map(({ file, field }) => [file.slice(folder.length + 1), field])).toEqual([
      ['en/sounds.yaml', 'confusable.within'],
      ['zh/sounds.yaml', 'pronunciation'],
    ]);
    expect(found[1]?.message).toContain('expected pinyin or cmudict');
  });

  it('need not be known', async () => {
    await rm(join(folder, 'zh/sounds.yaml'));
    const reading = await loadLanguages(folder);
    if (!reading.ok) throw new Error('a language without sounds was refused');
    expect(reading.value.get('zh')?.sounds).toBeNull();
  });
});

describe('rules of numbers', () => {
  it.each([
    ['30: [thirty]', '30: [twenty]', '"twenty" would mean 20 and 30; words must mean one number'],
    ['      12: [twelve]\n', '', 'nothing says 12; the numbers from 0 to 99 need words'],
    ['{ten} {unit}', '{ten} {units}', 'has a slot that nothing fills'],
    [
      '{number:ten} {unit}',
      '{cardinal:ten} {unit}',
      'there is no series "cardinal"; there are number, spelled, ordinal',
    ],
    ['{number:ten} {unit}', '{whole}', 'go round in a circle'],
    ['from: 21, to: 99', 'from: 99, to: 21', 'ends at 21, before it begins at 99'],
    ['minus {number}', 'minus', '"minus" says no number; write {number} in it'],
    ['minus {number}', '{number}', '"one" would mean 1 and -1'],
    ['  number:\n', '  cardinal:\n', 'there is no series "number"'],
  ])('"%s" written as "%s" is refused', async (passage, written, says) => {
    await change('en/numbers.yaml', passage, written);
    const found = await faults();
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ file }) => file === join(folder, 'en/numbers.yaml'))).toBe(true);
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
  });
});

describe('slots', () => {
  it.each([
    ['en/answers.yaml', '{floors} is registered', '{floor} is registered', 'slot {floor}; here it may be {floors}'],
    ['en/answers.yaml', 'most {number} floors', 'most {count} floors', 'slot {count}; here it may be {number}, '],
    ['zh/display.yaml', '触点{contact}', '触点{relay}', 'nothing fills the slot {relay}'],
    [
      'en/floors.yaml',
      "above: 'floor {number}'",
      "above: 'floor {cardinal}'",
      'slot {cardinal}; here it may be {number}',
    ],
    [
      'en/floors.yaml',
      "above: 'floor {number}'",
      "above: '{ordinal} floor'",
      'the series "ordinal" has no words for 0',
    ],
    ['zh/floors.yaml', '地下{number}层', '地下{ordinal}层', 'slot {ordinal}; here it may be {number}'],
    ['en/sentences.yaml', "'floor | {number}'", "'floor {number}'", 'parts of a sentence with " | " between them'],
  ])('%s: "%s" written as "%s" is refused', async (file, passage, written, says) => {
    await change(file, passage, written);
    const found = await faults();
    expect(found).toMatchObject([{ file: join(folder, file), severity: 'error' }]);
    expect(found[0]?.message).toContain(says);
  });

  it('of the answer to too many floors reach as far as a site may set the limit', async () => {
    await change('zh/numbers.yaml', '4: [四], 5: [五] }', '4: [四] }');
    const found = await faults();
    expect(found).toMatchObject([{ file: join(folder, 'zh/answers.yaml'), field: 'tooManyFloors' }]);
    expect(found[0]?.message).toContain('the series "counted" has no words for 5');
  });

  it('of a language without texts for the page need none', async () => {
    await rm(join(folder, 'en/display.yaml'));
    expect(await loadLanguages(folder)).toMatchObject({ ok: true });
  });
});
