import { describe, expect, it } from 'vitest';
import { parseSite, type SiteFault } from '../../../config/index.js';
import { carOf } from '../../support/car-of.js';
import { languages } from '../../support/languages.js';
import { siteWith } from './valid-site.js';

function read(fields: string, from = 'pulseMs: 250') {
  return parseSite(siteWith(from, `${fields}\n    ${from}`), 'site.yaml', languages);
}

function faultsOf(text: string, from?: string): readonly SiteFault[] {
  const reading = read(text, from);
  return reading.ok ? reading.value.warnings : reading.failure;
}

describe('doors and alarm of a car', () => {
  it('are read as they stand', () => {
    const reading = read('doors: { open: { contact: 12 } }\n    alarm: { contact: 13 }');
    if (!reading.ok) throw new Error(reading.failure.map(({ message }) => message).join());
    expect(reading.value.warnings).toEqual([]);
    const { doors, alarm } = carOf(reading.value.site.stations[0]);
    expect(doors).toEqual({ open: { contact: 12 }, close: null });
    expect(alarm).toEqual({ contact: 13 });
  });

  it('are off where the file says nothing: no door, least of all door close, and no alarm is pressed by default', () => {
    const reading = read('# nothing');
    if (!reading.ok) throw new Error('the valid site is not valid');
    const { doors, alarm } = carOf(reading.value.site.stations[0]);
    expect([doors, alarm]).toEqual([{ open: null, close: null }, null]);
  });

  it('door close that the site asks for is warned of: somebody may be in the way', () => {
    const faults = faultsOf('doors: { close: { contact: 12 } }');
    expect(faults).toMatchObject([{ severity: 'warning', line: 14, field: 'stations[0].doors.close' }]);
    expect(faults[0]?.message).toMatch(/close on somebody whom the speaker does not see/);
  });

  it.each([
    ['doors: { open: { contact: 1 } }', 'doors.open.contact', /contact 1 is already wired to floor "B1"/],
    ['doors: { open: { contact: 12 } }\n    alarm: { contact: 12 }', 'alarm.contact', /already wired to door open/],
    ['doors: { open: { contact: 17 } }', 'doors.open.contact', /contact 17, but the board has relays 1 to 16/],
    ['alarm: { contact: 17 }', 'alarm.contact', /contact 17, but the board has relays 1 to 16/],
    ['doors: { open: 12 }', 'doors.open', /number 12/],
    ['doors: { open: { contact: 12, lamp: 12 } }', 'doors.open.lamp', /unknown field "lamp"|belongs in/],
    ['doors: {}', 'doors', /neither open nor close; write open: \{ contact: 12 \}/],
    ['alarm: {}', 'alarm.contact', /"contact" is missing/],
  ])('%s is told at its field', (text, field, says) => {
    const errors = faultsOf(text).filter(({ severity }) => severity === 'error');
    expect(errors.map((fault) => fault.field)).toEqual([`stations[0].${field}`]);
    expect(errors[0]?.message).toMatch(says);
  });

  it.each(['modbus-waveshare', 'modbus-lc', 'lcus'])(
    'a %s board can not hold a door: nothing would open the contact if the host died',
    (driver) => {
      const reading = parseSite(
        siteWith('link-v1', driver).replace('pulseMs: 250', 'doors: { open: { contact: 6 } }\n    pulseMs: 250'),
        'site.yaml',
        languages,
      );
      const errors = reading.ok ? [] : reading.failure;
      const doors = errors.find(({ field }) => field === 'stations[0].doors.open');
      expect(doors?.message).toMatch(/can not hold a door/);
    },
  );

  it('a landing has neither', () => {
    const landing = `  - id: landing-1
    kind: landing
    floor: { id: "1", number: 1 }
    board: { driver: link-v1, relays: 16, inputs: 16 }
    calls: { up: { contact: 1, lamp: 1 } }
    modes: { fire: { input: 15, activeWhen: open }, inspection: { input: 16, activeWhen: open } }
    doors: { open: { contact: 3 } }
    alarm: { contact: 4 }
`;
    const reading = parseSite(siteWith('stations:\n', `stations:\n${landing}`), 'site.yaml', languages);
    const errors = reading.ok ? [] : reading.failure;
    const wrong = errors.filter(({ severity }) => severity === 'error');
    expect(wrong.map(({ field }) => field)).toEqual(['stations[0].doors', 'stations[0].alarm']);
  });
});
