import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../config/index.js';
import { siteWith, validSite } from './valid-site.js';
import { languages } from '../../support/languages.js';

/** Text, where the first fault must stand, and words of its sentence. */
const cases: readonly (readonly [title: string, text: string, place: string, says: RegExp])[] = [
  ['empty', '', '1:1', /file is empty/],
  ['blank lines', '\n \n', '1:1', /file is empty/],
  [
    'comments only',
    '# nothing here\n',
    '1:1',
    /found nothing, expected fields of its own \(version, site, speech, prompts, journal, stations\)/,
  ],
  ['a list', '- version: 1\n', '1:1', /found a list of one entry/],
  ['a word', 'hello\n', '1:1', /found the text "hello"/],
  ['no space after colons', 'version:1\nsite:2\n', '1:1', /space after each colon/],
  ['a tab', siteWith('  - id: car-1', '\t- id: car-1'), '4:1', /a tab is used to indent; use spaces/],
  [
    'a shifted line',
    siteWith('    kind: car', '   kind: car'),
    '5:1',
    /does not start with "- "; check its indentation/,
  ],
  [
    'an open bracket',
    siteWith('languages: [zh, en] }', 'languages: [zh, en }'),
    '2:46',
    /bracket \[ or \{ is not closed/,
  ],
  ['an open quote', siteWith('id: "1"', 'id: "1'), '10:85', /a quotation mark is not closed/],
  ['a colon in text', siteWith('name: Test house', 'name: Test: house'), '2:15', /does not stand in quotes/],
  ['a forgotten colon', siteWith('    kind: car', '    kind car'), '5:5', /colon/],
  ['text with @', siteWith('name: Test house', 'name: @home'), '2:15', /must stand in quotes/],
  ['text with *', siteWith('name: Test house', 'name: *'), '2:15', /text that starts with "\*" must stand in quotes/],
  ['a tag', siteWith('name: Test house', 'name: !home'), '2:15', /text that starts with "!" must stand in quotes/],
  ['an unknown escape', siteWith('id: "1"', 'id: "\\q"'), '10:16', /backslash/],
  ['two documents', `${validSite}---\nversion: 1\n`, '22:1', /second document starts here/],
  ['another YAML', `%YAML 1.1\n---\n${validSite}`, '1:1', /%YAML line/],
  ['an alias', siteWith('name: Test house', 'name: *car'), '2:15', /\*car points to another place/],
  ['a merge of an alias', siteWith('    pulseMs: 250', '    <<: *car'), '14:9', /\*car points to another place/],
  [
    'a field twice',
    siteWith('    pulseMs: 250', '    kind: car'),
    '14:5',
    /"kind" is written twice; remove one of them \(line 5\)/,
  ],
  ['a list as name', siteWith('    pulseMs: 250', '    ? [a, b]\n    : 1'), '14:7', /must be a simple word/],
  ['a control character', siteWith('Test house', 'Test\u0000house'), '2:19', /not a text file.*0x00/],
  ['deep brackets', '['.repeat(20_000), '1:34', /nested deeper than 32/],
  ['deep brackets over lines', '[\n'.repeat(20_000), '34:1', /nested deeper than 32/],
  ['deep lists', '- '.repeat(20_000), '1:67', /nested deeper than 32/],
  ['a huge text', '# filler\n'.repeat(40_000), '1:1', /352 KiB, a site file at most 256 KiB/],
];

describe('text that is no site file', () => {
  it.each(cases)('%s', (_title, text, place, says) => {
    const reading = parseSite(text, 'site.yaml', languages);
    if (reading.ok) throw new Error('accepted');
    const [first] = reading.failure;
    expect(first).toMatchObject({ severity: 'error', file: 'site.yaml' });
    expect(`${first!.line}:${first!.column}`, first!.message).toBe(place);
    expect(first!.message).toMatch(says);
  });

  it('reports several syntax faults at once', () => {
    const text = siteWith('name: Test house', 'name: @home').replace('device: hw:0', 'device: `hw`');
    const reading = parseSite(text, 'site.yaml', languages);
    expect(reading).toMatchObject({ ok: false, failure: [{ line: 2 }, { line: 6 }] });
  });

  it('stops at a fault after which the rest can only be echoes of it', () => {
    const text = siteWith('name: Test house', 'name: @home').replace('floors:', 'floors');
    expect(parseSite(text, 'site.yaml', languages)).toMatchObject({ ok: false, failure: [{ line: 2 }, { line: 8 }] });
    expect(parseSite(text, 'site.yaml', languages)).toHaveProperty('failure.length', 2);
  });

  it('does not expand an alias bomb', () => {
    const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`).join('\n');
    const reading = parseSite(`l0: &l0 [x]\n${levels}\n`, 'site.yaml', languages);
    const aliases = reading.ok
      ? []
      : reading.failure.filter(({ message }) => message.includes('points to another place'));
    expect(aliases).toHaveLength(81);
  });

  it('passes over a byte order mark and says so', () => {
    const reading = parseSite(`\uFEFF${validSite}`, 'site.yaml', languages);
    if (!reading.ok) throw new Error('refused');
    expect(reading.value.warnings).toMatchObject([{ severity: 'warning', line: 1, column: 1 }]);
    expect(reading.value.warnings[0]?.message).toMatch(/byte order mark/);
  });

  it('reads Windows line ends', () => {
    expect(parseSite(validSite.replaceAll('\n', '\r\n'), 'site.yaml', languages)).toMatchObject({
      ok: true,
      value: { warnings: [] },
    });
  });
});
