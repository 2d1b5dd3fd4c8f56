import { callButtons, type CallButton, type ModeInput, type PanelContact, type Station } from '../../config/index.js';
import { limits } from '../protocol/index.js';
import type { BoardConfiguration, RelayRule } from '../protocol/index.js';
import { longestPulseMs, shortestPulseMs } from './press-range.js';

const notWired: RelayRule = { group: 'none', lamp: null, longestPulseMs: 0, longestHoldS: 0 };

/**
 * What the site says of a station's wiring, as its LINK v1 board has to know it. Contacts that no button has never close. The alarm
 * is pressed for as long as a press may last: alarm buttons are made to be pressed firmly.
 */
export function configurationOf(station: Station): BoardConfiguration {
  const { relays, inputs } = station.board;
  const rules = Array.from({ length: relays }, () => notWired);
  const wire = (button: PanelContact | null, rule: RelayRule): void => {
    if (button !== null && button.contact <= relays) rules[button.contact - 1] = rule;
  };
  for (const button of callButtons(station)) wire(button, floorRule(station, button));
  if (station.kind === 'car') {
    const longest = longestAllowedMs(station);
    wire(station.doors.open, {
      ...notWired,
      group: 'door',
      longestPulseMs: longest,
      longestHoldS: limits.holdLongestS.value,
    });
    wire(station.doors.close, { ...notWired, group: 'door', longestPulseMs: longest });
    wire(station.alarm, { ...notWired, group: 'alarm', longestPulseMs });
  }
  const modes = Object.values(station.modes).filter((mode) => mode !== null);
  return {
    relays: rules,
    inputs,
    interlocks: bitsOf(modes),
    activeOpen: bitsOf(modes.filter(({ activeWhen }) => activeWhen === 'open')),
  };
}

function floorRule(station: Station, button: CallButton): RelayRule {
  const lamp = button.lamp === null || button.lamp > station.board.inputs ? null : button.lamp - 1;
  const isRevocable = station.kind === 'car' && station.cancel !== null && button.voice && lamp !== null;
  return {
    group: isRevocable ? 'revocableFloor' : 'floor',
    lamp,
    longestPulseMs: longestAllowedMs(station),
    longestHoldS: 0,
  };
}

/** The site's pulse in whole steps of the board. */
function longestAllowedMs({ pulseMs }: Station): number {
  const step = limits.pulseStepMs.value;
  return Math.ceil(Math.min(Math.max(pulseMs, shortestPulseMs), longestPulseMs) / step) * step;
}

function bitsOf(modes: readonly ModeInput[]): bigint {
  return modes.reduce((bits, { input }) => bits | (1n << BigInt(input - 1)), 0n);
}
