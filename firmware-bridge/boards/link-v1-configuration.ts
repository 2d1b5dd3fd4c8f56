import { callButtons, type ModeInput, type Station } from '../../config/index.js';
import { limits } from '../protocol/index.js';
import type { BoardConfiguration, RelayRule } from '../protocol/index.js';
import { longestPulseMs, shortestPulseMs } from './press-range.js';

const notWired: RelayRule = { group: 'none', lamp: null, longestPulseMs: 0, longestHoldS: 0 };

/** What the site says of a station's wiring, as its LINK v1 board has to know it. Contacts that no button has never close. */
export function configurationOf(station: Station): BoardConfiguration {
  const { relays, inputs } = station.board;
  const rules = Array.from({ length: relays }, () => notWired);
  for (const { contact, lamp } of callButtons(station)) {
    if (contact <= relays) rules[contact - 1] = floorRule(station, lamp);
  }
  const modes = Object.values(station.modes).filter((mode) => mode !== null);
  return {
    relays: rules,
    inputs,
    interlocks: bitsOf(modes),
    activeOpen: bitsOf(modes.filter(({ activeWhen }) => activeWhen === 'open')),
  };
}

function floorRule({ pulseMs, board }: Station, lamp: number | null): RelayRule {
  const step = limits.pulseStepMs.value;
  const pulse = Math.min(Math.max(pulseMs, shortestPulseMs), longestPulseMs);
  return {
    group: 'floor',
    lamp: lamp === null || lamp > board.inputs ? null : lamp - 1,
    longestPulseMs: Math.ceil(pulse / step) * step,
    longestHoldS: 0,
  };
}

function bitsOf(modes: readonly ModeInput[]): bigint {
  return modes.reduce((bits, { input }) => bits | (1n << BigInt(input - 1)), 0n);
}
