import { describe, expect, it } from 'vitest';
import { parseSite, type SiteFault } from '../../../config/index.js';
import { languages } from '../../support/languages.js';
import { siteWith } from './valid-site.js';

/** The valid site with a wake word in each language, and the fields to be read at line 14. */
function read(fields: string) {
  const named = siteWith('bareNumbers: confirm', 'wakeWords: { zh: [你好电梯], en: [hello lift] }');
  return parseSite(named.replace('pulseMs: 250', `${fields}\n    pulseMs: 250`), 'site.yaml', languages);
}

function faultsOf(fields: string): readonly SiteFault[] {
  const reading = read(fields);
  return reading.ok ? reading.value.warnings : reading.failure;
}

describe('what opens the ears of a station', () => {
  it.each([
    ['# nothing', { gate: 'always' }],
    ['listening: { gate: always }', { gate: 'always' }],
    ['listening: { gate: wakeWord }', { gate: 'wakeWord', openSeconds: 10 }],
    ['listening: { gate: wakeWord, openSeconds: 30 }', { gate: 'wakeWord', openSeconds: 30 }],
    [
      'listening: { gate: presence, presence: { input: 13, activeWhen: closed } }',
      { gate: 'presence', presence: { input: 13, activeWhen: 'closed' }, openSeconds: 10 },
    ],
  ])('%s is read as it stands, with its defaults', (fields, listening) => {
    const reading = read(fields);
    if (!reading.ok) throw new Error(reading.failure.map(({ message }) => message).join());
    expect(reading.value.warnings).toEqual([]);
    expect(reading.value.site.stations[0]?.listening).toEqual(listening);
  });

  it.each([
    ['listening: { gate: sometimes }', 'gate', /expected always, presence or wakeWord/],
    ['listening: {}', 'gate', /"gate" is missing/],
    ['listening: { gate: wakeWord, openSeconds: 1 }', 'openSeconds', /a whole number from 2 to 60 \(s\)/],
    ['listening: { gate: always, openSeconds: 10 }', 'openSeconds', /openSeconds without a gate/],
    ['listening: { gate: wakeWord, wakeWords: {} }', 'wakeWords', /unknown field "wakeWords"|belongs in/],
    ['listening: { gate: presence }', 'presence', /needs the input of a sensor.*presence: \{ input: 13/],
    ['listening: { gate: presence, presence: { input: 13 } }', 'presence.activeWhen', /"activeWhen" is missing/],
    [
      'listening: { gate: wakeWord, presence: { input: 13, activeWhen: closed } }',
      'presence',
      /presence is read with gate: presence only, and this gate is wakeWord/,
    ],
    [
      'listening: { gate: presence, presence: { input: 17, activeWhen: closed } }',
      'presence.input',
      /input 17, but the board has inputs 1 to 16/,
    ],
    [
      'listening: { gate: presence, presence: { input: 3, activeWhen: closed } }',
      'presence.input',
      /input 3 is already the lamp of floor "2"; .*\(line 11\)/,
    ],
    [
      'listening: { gate: presence, presence: { input: 14, activeWhen: closed } }',
      'presence.input',
      /input 14 is already the input of fire; .*\(line 17\)/,
    ],
  ])('%s is told at its field', (fields, field, says) => {
    const errors = faultsOf(fields).filter(({ severity }) => severity === 'error');
    expect(errors.map((fault) => fault.field)).toEqual([`stations[0].listening.${field}`]);
    expect(errors[0]?.message).toMatch(says);
  });

  it('a sensor whose broken wire would read as somebody is warned of', () => {
    const faults = faultsOf('listening: { gate: presence, presence: { input: 13, activeWhen: open } }');
    expect(faults).toMatchObject([
      { severity: 'warning', line: 14, field: 'stations[0].listening.presence.activeWhen' },
    ]);
    expect(faults[0]?.message).toMatch(/with a broken wire it listens always/);
  });

  it.each([
    ['bareNumbers: confirm', 'Mandarin (zh) and English (en)', 'zh: [...], en: [...]'],
    ['wakeWords: { zh: [你好电梯] }', 'English (en)', 'en: [...]'],
  ])('a name is needed in every language of the site: %s', (vocabulary, missing, write) => {
    const text = siteWith('bareNumbers: confirm', vocabulary).replace(
      'pulseMs: 250',
      'listening: { gate: wakeWord }\n    pulseMs: 250',
    );
    const reading = parseSite(text, 'site.yaml', languages);
    const errors = reading.ok ? [] : reading.failure;
    expect(errors.map(({ field }) => field)).toEqual(['stations[0].listening.gate']);
    expect(errors[0]?.message).toContain(`no name in ${missing}`);
    expect(errors[0]?.message).toContain(write);
  });

  it('a name that is written wrongly is told once, at its own place', () => {
    const text = siteWith('bareNumbers: confirm', 'wakeWords: hello').replace(
      'pulseMs: 250',
      'listening: { gate: wakeWord }\n    pulseMs: 250',
    );
    const reading = parseSite(text, 'site.yaml', languages);
    expect((reading.ok ? [] : reading.failure).map(({ field }) => field)).toEqual(['stations[0].vocabulary.wakeWords']);
  });
});
