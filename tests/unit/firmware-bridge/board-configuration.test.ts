import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../../firmware-bridge/boards/link-v1-configuration.js';
import {
  configurationChecksum,
  configurationRequests,
  withoutTakingBack,
} from '../../../firmware-bridge/protocol/index.js';
import { station } from './example-lift.js';

describe('what a site says of the wiring', () => {
  const configuration = configurationOf(station);

  it('is a floor for each button with its lamp; contacts without a button never close', () => {
    expect(configuration.relays).toHaveLength(16);
    expect(configuration.relays[2]).toEqual({ group: 'floor', lamp: 2, longestPulseMs: 250, longestHoldS: 0 });
    expect(configuration.relays[8]).toMatchObject({ group: 'floor', lamp: null });
    expect(configuration.relays.filter(({ group }) => group === 'none')).toHaveLength(12);
  });

  it('lets the door be held for 30 s, door close only be pressed, and the alarm be pressed for as long as a press may last', () => {
    const doors = { open: { contact: 11 }, close: { contact: 12 } };
    const { relays } = configurationOf({ ...station, doors, alarm: { contact: 13 } });
    expect(relays.slice(10, 13)).toEqual([
      { group: 'door', lamp: null, longestPulseMs: 250, longestHoldS: 30 },
      { group: 'door', lamp: null, longestPulseMs: 250, longestHoldS: 0 },
      { group: 'alarm', lamp: null, longestPulseMs: 500, longestHoldS: 0 },
    ]);
  });

  it('has the calls of a car taken back that voice may make and a lamp shows, where the site says so', () => {
    const floors = station.floors.map((floor) => (floor.id === '2' ? { ...floor, voice: false } : floor));
    const cancel = { by: 'pressAgain', withinSeconds: 10 } as const;
    const revocable = configurationOf({ ...station, floors, cancel });
    expect(revocable.relays.slice(0, 3).map(({ group }) => group)).toEqual([
      'revocableFloor',
      'floor',
      'revocableFloor',
    ]);
    expect(revocable.relays[8]).toMatchObject({ group: 'floor', lamp: null });
    expect(withoutTakingBack(revocable)).toEqual(configurationOf({ ...station, floors }));
  });

  it('lets the modes lock, each with its polarity', () => {
    expect(configuration).toMatchObject({ inputs: 16, interlocks: 0xe000n, activeOpen: 0x6000n });
  });

  it('leaves out the mode that the lift does not have', () => {
    const modes = { ...station.modes, outOfService: null };
    expect(configurationOf({ ...station, modes }).interlocks).toBe(0x6000n);
  });

  it.each([
    [10, 50],
    [251, 260],
    [5_000, 500],
  ])('a pulse of %i ms is allowed for %i ms: whole steps within what a press may last', (pulseMs, longestPulseMs) => {
    expect(configurationOf({ ...station, pulseMs }).relays[0]).toMatchObject({ longestPulseMs });
  });

  it('has the checksum that another program finds', () => {
    expect(configurationChecksum(configuration)).toBe(0x76e7);
  });

  it.each([16, 32, 64] as const)('of %i channels fits into frames of 48 bytes', (channels) => {
    const board = { ...station.board, driver: 'link-v1', relays: channels, inputs: channels } as const;
    const requests = configurationRequests(configurationOf({ ...station, board }));
    expect(requests.map(({ kind }) => kind)).toEqual([
      ...Array<string>(channels / 8).fill('configureRelays'),
      'configureInputs',
      'confirmConfiguration',
    ]);
    expect(requests[1]).toMatchObject({ first: 8, groups: [1, 0, 0, 0, 0, 0, 0, 0], lamps: Array(8).fill(255) });
  });
});
