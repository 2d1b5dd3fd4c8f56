import { relayGroupTable } from './codes.js';
import type { RelayGroup } from './codes.js';
import { crc16X25 } from './crc16-x25.js';
import { limits } from './limits.js';
import type { Request } from './messages.js';

/** What one relay's contact is wired to, and for how long it may be closed. */
export interface RelayRule {
  readonly group: RelayGroup;
  /** Input of its lamp, counted from 0; null: none. */
  readonly lamp: number | null;
  /** ms; a multiple of 10. */
  readonly longestPulseMs: number;
  /** s; 0: may not be held. Doors only. */
  readonly longestHoldS: number;
}

/** All a LINK v1 board has to know of the lift before it presses anything. */
export interface BoardConfiguration {
  /** One for each relay of the board. */
  readonly relays: readonly RelayRule[];
  /** How many inputs the board has. */
  readonly inputs: number;
  /** Inputs that forbid every press while they are active; bit n = input n + 1. */
  readonly interlocks: bigint;
  /** Those of them that are active while open. */
  readonly activeOpen: bigint;
}

/** The same for firmware before 2.2, which knows no call that is taken back. */
export function withoutTakingBack(configuration: BoardConfiguration): BoardConfiguration {
  const relays = configuration.relays.map((rule) =>
    rule.group === 'revocableFloor' ? { ...rule, group: 'floor' as const } : rule,
  );
  return { ...configuration, relays };
}

/** The requests that tell it to the board, in order; nothing is in force before the last one is answered. */
export function configurationRequests(configuration: BoardConfiguration): readonly Request[] {
  const { relays, interlocks, activeOpen } = configuration;
  const perFrame = limits.relaysPerFrame.value;
  const frames = Array.from({ length: relays.length / perFrame }, (_, index): Request => {
    const rules = relays.slice(index * perFrame, (index + 1) * perFrame).map(bytesOfRule);
    const [groups, lamps, longestPulses, longestHolds] = [0, 1, 2, 3].map((at) => rules.map((rule) => rule[at] ?? 0));
    return {
      kind: 'configureRelays',
      first: index * perFrame,
      groups: groups ?? [],
      lamps: lamps ?? [],
      longestPulses: longestPulses ?? [],
      longestHolds: longestHolds ?? [],
    };
  });
  return [
    ...frames,
    { kind: 'configureInputs', interlocks, activeOpen },
    { kind: 'confirmConfiguration', checksum: configurationChecksum(configuration) },
  ];
}

/**
 * CRC-16/X-25 over four bytes per relay (group, lamp, pulse, hold), the interlocks, and those that are active while open.
 * 0 means "none" in STATE, so it is FFFF instead.
 */
export function configurationChecksum({ relays, inputs, interlocks, activeOpen }: BoardConfiguration): number {
  const bytes = [
    ...relays.flatMap(bytesOfRule),
    ...bytesOfBits(interlocks, inputs),
    ...bytesOfBits(activeOpen, inputs),
  ];
  return crc16X25(Uint8Array.from(bytes)) || 0xffff;
}

function bytesOfRule({ group, lamp, longestPulseMs, longestHoldS }: RelayRule): number[] {
  return [
    relayGroupTable[group].code,
    lamp ?? limits.noLamp.value,
    longestPulseMs / limits.pulseStepMs.value,
    longestHoldS,
  ];
}

function bytesOfBits(bits: bigint, inputs: number): number[] {
  return Array.from({ length: inputs / 8 }, (_, index) => Number((bits >> BigInt(8 * index)) & 0xffn));
}
