import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../config/index.js';
import { validSite } from './valid-site.js';
import { languages } from '../../support/languages.js';

/** Whatever the text: an answer, never an exception, and every fault inside the file. */
function judge(text: string): void {
  const reading = parseSite(text, 'site.yaml', languages);
  const faults = reading.ok ? reading.value.warnings : reading.failure;
  const lines = text.split('\n').length;
  expect(reading.ok || faults.some(({ severity }) => severity === 'error')).toBe(true);
  for (const { line, column, message } of faults) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(message).not.toBe('');
  }
}

/** What YAML gives a meaning to, and words of our own format. */
const fragment = fc.constantFrom(
  ...[
    '\n',
    ' ',
    '  ',
    '\t',
    '- ',
    ': ',
    ':',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '&a ',
    '*a',
    '!t ',
    '|',
    '>',
    '#',
    '%YAML 1.1',
    '---',
    '...',
    '? ',
    '<<: ',
  ],
  ...[
    'version: 1',
    'site',
    'stations:',
    'floors',
    'contact',
    'lamp: none',
    'names',
    'zh',
    '1',
    '-1',
    '1e400',
    '.nan',
    'null',
    'true',
    '__proto__',
    '停车场',
    '\uFEFF',
    '\u0000',
    '\uD800',
  ],
);

describe('no text makes parseSite throw', () => {
  it('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), judge), { numRuns: 300 });
  });

  it('fragments of YAML', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (parts) => {
        judge(parts.join(''));
      }),
      { numRuns: 1000 },
    );
  });

  it('a valid file with a passage overwritten', () => {
    const place = fc.nat(validSite.length);
    const overwritten = fc.tuple(place, fc.nat(30), fc.array(fragment, { maxLength: 4 }));
    fc.assert(
      fc.property(overwritten, ([start, length, parts]) => {
        judge(validSite.slice(0, start) + parts.join('') + validSite.slice(start + length));
      }),
      { numRuns: 300 },
    );
  });

  it('a valid file with any JSON value in the place of a field', () => {
    const fields = validSite.match(/[\w]+: (?=[^\n])/g) ?? [];
    fc.assert(
      fc.property(fc.nat(fields.length - 1), fc.jsonValue({ maxDepth: 3 }), (index, value) => {
        judge(validSite.replace(fields[index]!, (name) => `${name}${JSON.stringify(value)} #`));
      }),
      { numRuns: 300 },
    );
  });
});
