import { describe, expect, it } from 'vitest';
import { callButtons, parseSite, type LandingStation } from '../../../config/index.js';
import { languages } from '../../support/languages.js';

const landingSite = `version: 1
site: { name: Test house, languages: [zh, en] }
stations:
  - id: landing-5
    kind: landing
    floor: { id: "5", number: 5, names: { en: wards } }
    board: { driver: link-v1, path: /dev/serial/by-id/usb-a, relays: 16, inputs: 16 }
    calls:
      up: { contact: 1, lamp: 1 }
      down: { contact: 2, lamp: 2 }
    modes:
      fire: { input: 14, activeWhen: open }
      inspection: { input: 15, activeWhen: open }
`;

function faultsOf(text: string): readonly string[] {
  const reading = parseSite(text, 'site.yaml', languages);
  const faults = reading.ok ? reading.value.warnings : reading.failure;
  return faults.map(
    ({ severity, line, column, field, message }) => `${severity} ${line}:${column} ${field}: ${message}`,
  );
}

function landingOf(text: string): LandingStation {
  const reading = parseSite(text, 'site.yaml', languages);
  const station = reading.ok ? reading.value.site.stations[0] : undefined;
  if (station?.kind !== 'landing') throw new Error(faultsOf(text).join('\n'));
  return station;
}

describe('a landing station', () => {
  it('has a floor and its two buttons', () => {
    expect(faultsOf(landingSite)).toEqual([]);
    const station = landingOf(landingSite);
    expect(station.floor).toEqual({ id: '5', number: 5, names: { en: 'wards' } });
    expect(callButtons(station)).toEqual([
      { id: 'up', contact: 1, lamp: 1, voice: true },
      { id: 'down', contact: 2, lamp: 2, voice: true },
    ]);
  });

  it('at the top has one button, and none that its lamp does not prove', () => {
    const top = landingOf(
      landingSite.replace('      up: { contact: 1, lamp: 1 }\n', '').replace('lamp: 2', 'lamp: none'),
    );
    expect(top.calls).toEqual({ up: null, down: { id: 'down', contact: 2, lamp: null, voice: false } });
  });

  it.each([
    [
      '    floor: { id: "5", number: 5, names: { en: wards } }\n',
      '',
      '4:5',
      'floor',
      /kind landing needs the floor on/,
    ],
    [
      'kind: landing',
      'kind: car',
      '4:5',
      'floors',
      /"floors" is missing; a station of kind car needs a list of 2 to 64/,
    ],
    ['kind: landing', 'kind: car', '6:5', 'floor', /a station of kind car has no "floor"; it needs floors/],
    [
      '      up: { contact: 1, lamp: 1 }\n      down: { contact: 2, lamp: 2 }\n',
      '      {}\n',
      '8:5',
      'calls',
      /neither up/,
    ],
    ['id: "5"', 'id: 5', '6:14', 'floor.id', /put it in quotes/],
    ['en: wards', 'de: Stationen', '6:43', 'floor.names.de', /no language "de"/],
    [
      'contact: 2, lamp: 2',
      'contact: 1, lamp: 1',
      '10:15',
      'calls.down.contact',
      /already wired to the call up.*line 9/,
    ],
    ['contact: 2, lamp: 2', 'contact: 17, lamp: none', '10:15', 'calls.down.contact', /relays 1 to 16/],
    ['contact: 2, lamp: 2', 'contact: 2, lamp: 1', '10:27', 'calls.down.lamp', /already the lamp of the call up/],
    ['input: 14', 'input: 2', '12:15', 'modes.fire.input', /already the lamp of the call down/],
    ['up: {', 'upp: {', '9:7', 'calls.upp', /did you mean "up"\?/],
  ])('%j -> %j is refused', (passage, written, place, field, says) => {
    expect(landingSite).toContain(passage);
    const errors = faultsOf(landingSite.replace(passage, () => written)).filter((fault) => fault.startsWith('error'));
    const own = errors.find((fault) => fault.startsWith(`error ${place} stations[0].${field}: `));
    expect(own, errors.join('\n')).toMatch(says);
  });

  it('without any call that voice can make is good, and says so', () => {
    const silent = landingSite.replace('lamp: 1', 'lamp: none').replace('lamp: 2', 'lamp: none');
    expect(faultsOf(silent).join('\n')).toContain('no call of this landing can be made by voice');
  });
});
