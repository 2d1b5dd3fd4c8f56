import { describe, expect, it } from 'vitest';
import type { Floor } from '../../../config/index.js';
import {
  closedContacts,
  contactChanges,
  inputBits,
  buttonOfContact,
  recallLanding,
  type LiftSignals,
} from '../../../simulator/simulation-wiring.js';
import { testStation } from '../../integration/simulation/test-station.js';

describe('contacts', () => {
  it('are told apart by the bits that changed', () => {
    expect(contactChanges(0b0110n, 0b1010n, 16)).toEqual([
      { contact: 3, isClosed: false },
      { contact: 4, isClosed: true },
    ]);
    expect(closedContacts(1n | (1n << 63n), 64)).toEqual([1, 64]);
    expect(closedContacts(1n << 16n, 16)).toEqual([]);
  });

  it('belong to one button or to none', () => {
    expect(buttonOfContact(testStation, 1)).toBe(0);
    expect(buttonOfContact(testStation, 5)).toBe(4);
    expect(buttonOfContact(testStation, 15)).toBeNull();
  });
});

describe('inputs', () => {
  const dark = testStation.floors.map(() => false);
  const bit = (input: number): bigint => 1n << BigInt(input - 1);
  const signals = (isLit: readonly boolean[], mode: LiftSignals['mode'], isPresent = false): LiftSignals => ({
    isLit,
    mode,
    isPresent,
  });

  it('carry each lamp on its own bit, and a lamp the lift does not give on none', () => {
    expect(inputBits(testStation, signals(dark.with(4, true), 'normal'))).toBe(bit(13) | bit(14) | bit(15));
    const floors = testStation.floors.map((floor) => ({ ...floor, lamp: null }));
    expect(inputBits({ ...testStation, floors }, signals(dark.with(4, true), 'normal'))).toBe(bit(14) | bit(15));
  });

  it.each([
    ['normal', bit(14) | bit(15)],
    ['fire', bit(15)],
    ['inspection', bit(14)],
    ['outOfService', bit(14) | bit(15) | bit(16)],
  ] as const)('carry the mode %s', (mode, expected) => {
    expect(inputBits(testStation, signals(dark, mode))).toBe(expected);
  });

  it.each(['firefighter', 'earthquake'] as const)('carry %s where it has an input of its own', (name) => {
    const own = { input: 13, activeWhen: 'open' } as const;
    const station = { ...testStation, modes: { ...testStation.modes, [name]: own } };
    expect(inputBits(station, signals(dark, 'normal'))).toBe(bit(13) | bit(14) | bit(15));
    expect(inputBits(station, signals(dark, name))).toBe(bit(14) | bit(15));
    expect(inputBits(testStation, signals(dark, name))).toBe(bit(14) | bit(15));
  });

  it('carry no out of service where the lift does not give it', () => {
    const station = { ...testStation, modes: { ...testStation.modes, outOfService: null } };
    expect(inputBits(station, signals(dark, 'outOfService'))).toBe(bit(14) | bit(15));
  });
});

describe('the sensor that sees people', () => {
  it.each([
    ['closed', true, true],
    ['closed', false, false],
    ['open', true, false],
    ['open', false, true],
  ] as const)('active when %s, somebody there %s: its input is closed %s', (activeWhen, isPresent, isClosed) => {
    const listening = { gate: 'presence', presence: { input: 12, activeWhen }, openSeconds: 5 } as const;
    const isLit = testStation.floors.map(() => false);
    const bits = inputBits({ ...testStation, listening }, { isLit, mode: 'normal', isPresent });
    expect((bits & (1n << 11n)) !== 0n).toBe(isClosed);
  });
});

describe('the recall landing', () => {
  const withNumbers = (numbers: readonly (number | null)[]): readonly Floor[] =>
    numbers.map((number, index) => ({ ...testStation.floors[0]!, id: `F${index}`, number }));

  it.each([
    [[-2, -1, 1, 2], 2],
    [[-1, 0, 1, 2], 1],
    [[-1, null, 2, 3], 2],
    [[null, null], 0],
    [[-2, -1], 0],
  ])('of %j is landing %i', (numbers, expected) => {
    expect(recallLanding(withNumbers(numbers))).toBe(expected);
  });
});
