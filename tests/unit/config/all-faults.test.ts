import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../config/index.js';
import { siteWith, validSite } from './valid-site.js';
import { languages } from '../../support/languages.js';

function faultsOf(text: string): readonly string[] {
  const reading = parseSite(text, 'site.yaml', languages);
  const faults = reading.ok ? reading.value.warnings : reading.failure;
  return faults.map(({ severity, line, field }) => `${severity} ${line} ${field}`);
}

describe('many faults in one file', () => {
  it.each([
    ['{ from: 08:00, to: 08:00 }', '[0].to', /08:00 to 08:00 is no time at all; for the whole day write/],
    ['{ from: 8:00, to: 09:00 }', '[0].from', /found the text "8:00", expected a time of day from 00:00 to 23:59/],
    ['{ days: [monday], from: 08:00, to: 09:00 }', '[0].days[0]', /expected mon, tue, wed, thu, fri, sat or sun/],
    ['{ from: 08:00 }', '[0].to', /"to" is missing/],
  ])('of the voice hours %s are one, at its own field', (hours, field, says) => {
    const text = siteWith('[zh, en]', '[zh, en], timeZone: Asia/Shanghai').replace(
      'lamp: 3 }',
      `lamp: 3, voiceHours: [${hours}] }`,
    );
    const reading = parseSite(text, 'site.yaml', languages);
    const faults = reading.ok ? [] : reading.failure;
    expect(faults.map((fault) => fault.field)).toEqual([`stations[0].floors[2].voiceHours${field}`]);
    expect(faults[0]?.message).toMatch(says);
  });

  it('are listed together, errors first, each by line', () => {
    const text = validSite
      .replace('kind: car', 'kind: bus')
      .replace('relays: 16', 'relays: 12')
      .replace('id: "1", number: 1', 'id: "1", number: 2')
      .replace('contact: 3', 'contact: 1')
      .replace('zh: [二甲]', 'zh: 二甲')
      .replace('14, activeWhen: open', '14, activeWhen: closed')
      .replace('input: 15', 'input: 99')
      .replace('limits:', 'limit:');
    expect(faultsOf(text)).toEqual([
      'error 5 stations[0].kind',
      'error 7 stations[0].board.relays',
      'error 11 stations[0].floors[2].number',
      'error 11 stations[0].floors[2].contact',
      'error 12 stations[0].floors[3].names.zh',
      'error 17 stations[0].modes.inspection.input',
      'error 21 stations[0].limit',
      'warning 15 stations[0].modes',
      'warning 16 stations[0].modes.fire.activeWhen',
    ]);
  });

  it('are all listed however many they are', () => {
    const text = validSite.replaceAll('contact: ', 'contact: 9').replaceAll('lamp: ', 'lamp: 9');
    expect(faultsOf(text).filter((fault) => fault.startsWith('error'))).toHaveLength(10);
  });

  it('do not grow: a refused field causes no second fault elsewhere', () => {
    const text = siteWith('id: 2A, contact: 4', 'id: 2A, nmuber: 4, contact: 4').replace(
      ', names: { zh: [二甲], en: [two a] }',
      '',
    );
    expect(faultsOf(text)).toEqual(['error 12 stations[0].floors[3].nmuber']);
    expect(faultsOf(siteWith('path: /dev/serial/by-id/usb-a', 'path: 7'))).toEqual(['error 7 stations[0].board.path']);
    expect(faultsOf(siteWith('[zh, en]', '[zh, e]'))).toEqual(['error 2 site.languages[1]']);
  });

  it.each([600, 20_000])('stay few for a hostile file, but %i unknown fields are never accepted', (count) => {
    const text = validSite + Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');
    const faults = faultsOf(text);
    expect(faults.length).toBeLessThanOrEqual(500);
    expect(faults[0]).toBe('error 22 k0');
  });

  it('are told for a file in which everything is wrong', () => {
    const floors = '{ id: 7, number: x, contact: y, lamp: z, names: 5, voice: 6 }, '.repeat(300);
    const text = `version: 1\nsite: { name: 5, languages: 6 }\nstations: [{ id: 7, kind: 8, floors: [${floors}] }]\n`;
    expect(faultsOf(text).slice(0, 3)).toEqual([
      'error 2 site.name',
      'error 2 site.languages',
      'error 3 stations[0].board',
    ]);
  });
});

describe('what is worth knowing but no error', () => {
  it('hours of a floor that voice never calls', () => {
    const text = siteWith('[zh, en]', '[zh, en], timeZone: Asia/Shanghai').replace(
      'voice: false',
      'voice: false, voiceHours: [{ from: 08:00, to: 24:00 }]',
    );
    expect(faultsOf(text)).toEqual(['warning 13 stations[0].floors[4].voiceHours']);
  });

  it.each([
    ['path: /dev/serial/by-id/usb-a, ', '', 'warning 7 stations[0].board.path'],
    ['/dev/serial/by-id/usb-a', '/dev/ttyUSB0', 'warning 7 stations[0].board.path'],
    ['lamp: 3', 'lamp: none', 'warning 11 stations[0].floors[2].lamp'],
    ['16, activeWhen: open', '16, activeWhen: closed', 'warning 18 stations[0].modes.outOfService.activeWhen'],
    ['[lobby]', '[lobby, Lobby]', 'warning 10 stations[0].floors[1].names.en[1]'],
  ])('%s -> %s', (passage, written, warning) => {
    expect(faultsOf(siteWith(passage, written))).toEqual([warning]);
  });

  it('names in a language that the site does not listen for', () => {
    expect(faultsOf(siteWith('[zh, en]', '[zh]'))).toEqual([
      'warning 9 stations[0].floors[0].names.en',
      'warning 10 stations[0].floors[1].names.en',
      'warning 12 stations[0].floors[3].names.en',
    ]);
  });

  it('a station that nobody can talk to', () => {
    expect(faultsOf(validSite.replaceAll(/lamp: \d+(?=[ ,])(?!, voice)/g, 'lamp: none'))).toContain(
      'warning 8 stations[0].floors',
    );
  });

  it('says nothing about a missing lamp where voice is off anyway', () => {
    expect(faultsOf(siteWith('lamp: 5, voice: false', 'lamp: none, voice: false'))).toEqual([]);
  });
});
