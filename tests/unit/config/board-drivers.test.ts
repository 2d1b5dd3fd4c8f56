import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../config/index.js';
import { languages } from '../../support/languages.js';
import { errorsOf, siteWith, validSite } from './valid-site.js';

describe('a board with another speed than the shipped firmware', () => {
  it('is a warning that says how to build one', () => {
    const reading = parseSite(siteWith('usb-a,', 'usb-a, baudRate: 57600,'), 'site.yaml', languages);
    expect(reading.ok && reading.value.warnings).toMatchObject([
      { field: 'stations[0].board.baudRate', message: expect.stringMatching(/BAUD_RATE=57600UL/) as string },
    ]);
  });

  it('is none at a speed that there is an image for', () => {
    const reading = parseSite(siteWith('usb-a,', 'usb-a, baudRate: 115200,'), 'site.yaml', languages);
    expect(reading.ok && reading.value.warnings).toEqual([]);
  });
});

describe('a board of another maker', () => {
  const withBoard = (driver: string, rest: string, edit = (text: string): string => text): string =>
    edit(validSite.replace('driver: link-v1', `driver: ${driver}`).replace('relays: 16, inputs: 16', rest));
  const withoutLamps = (text: string): string => text.replaceAll(/lamp: \d/g, 'lamp: none');
  const warningsOf = (text: string): readonly string[] => {
    const reading = parseSite(text, 'site.yaml', languages);
    expect(reading.ok).toBe(true);
    return reading.ok ? reading.value.warnings.map(({ field, message }) => `${field}: ${message}`) : [];
  };

  it('that counts in steps says what becomes of a pulse between two of them', () => {
    expect(warningsOf(withBoard('modbus-waveshare', 'relays: 16, inputs: 16, inputUnit: 2'))).toContainEqual(
      expect.stringMatching(/^stations\[0\]\.pulseMs: .*steps of 100 ms.*250 ms becomes 200 ms$/),
    );
  });

  it.each(['modbus-waveshare', 'modbus-lc'])('%s: what the board leaves to this program is said', (driver) => {
    expect(warningsOf(withBoard(driver, 'relays: 8, inputs: 16'))).toContainEqual(
      expect.stringMatching(/^stations\[0\]\.board\.driver: .*no interlocks.*no release.*lamps need DC/),
    );
    expect(warningsOf(validSite)).not.toContainEqual(expect.stringContaining('board.driver'));
  });

  it.each([
    ['modbus-lc', 'relays: 12, inputs: 16', /board\.relays: relays: 12, but a modbus-lc board has at most 8/],
    ['modbus-waveshare', 'relays: 64, inputs: 16, inputUnit: 2', /board\.relays: .*at most 32/],
    ['modbus-waveshare', 'relays: 16, inputs: 16', /board\.inputs: .*16 relays has none.*\(inputUnit\), or inputs: 0/],
    ['modbus-waveshare', 'relays: 16, inputs: 16, unit: 3, inputUnit: 3', /board\.inputs: .*16 relays has none/],
  ])('%s with %s is refused: there is no such board', (driver, rest, says) => {
    const errors = errorsOf(withBoard(driver, rest));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(says);
  });

  it('may have its lamps on any input', () => {
    const site = withBoard('modbus-lc', 'relays: 8, inputs: 16').replace('contact: 3, lamp: 3', 'contact: 3, lamp: 6');
    expect(errorsOf(site)).toEqual([]);
  });

  it('without inputs refuses lamps, and without those says that nothing is called by voice', () => {
    const blind = 'relays: 16, inputs: 0';
    expect(errorsOf(withBoard('modbus-waveshare', blind))).toContainEqual(
      expect.stringMatching(/lamp: lamp 1, but the board has no inputs/),
    );
    expect(warningsOf(withBoard('modbus-waveshare', blind, withoutLamps))).toContainEqual(
      expect.stringMatching(/^stations\[0\]\.board\.inputs: .*no calls by voice$/),
    );
  });

  it.each(['lcus', 'kmtronic'])('%s with 16 relays is refused: there is no such board', (driver) => {
    const errors = errorsOf(withBoard(driver, 'relays: 16, inputs: 0', withoutLamps));
    expect(errors).toEqual([expect.stringMatching(/board\.relays: .*at most 8/)]);
  });

  it.each(['lcus', 'kmtronic', 'numato'])('%s: for the bench only, said loudly', (driver) => {
    expect(warningsOf(withBoard(driver, 'relays: 8, inputs: 0', withoutLamps))).toContainEqual(
      expect.stringMatching(/^stations\[0\]\.board\.driver: .*bench only.*leaves a button pressed/),
    );
  });
});
