import { crcX25, le16 } from './link-test-codec.js';

export const group = { none: 0, floor: 1, door: 2, alarm: 3, revocableFloor: 4 } as const;
export const noLamp = 255;

export interface WiredRelay {
  readonly group: number;
  readonly lamp: number;
  /** In steps of 10 ms. */
  readonly longestPulse: number;
  /** s; 0 = may not be held. */
  readonly longestHold: number;
}

/** A relay that nothing is wired to. */
export const unwired: WiredRelay = { group: group.none, lamp: noLamp, longestPulse: 0, longestHold: 0 };

/** What a test says is wired to the board; bit n = input n. */
export interface Wiring {
  readonly relays: readonly WiredRelay[];
  readonly interlocks: bigint;
  readonly activeOpen: bigint;
}

const relaysPerFrame = 8;

/** A floor on every relay with the lamp of the same number; the last input locks while it is closed, so its relay has no lamp. */
export function floorsOnly(channels: number): Wiring {
  const top = channels - 1;
  const relays = Array.from({ length: channels }, (_, channel) => ({
    group: group.floor,
    lamp: channel === top ? noLamp : channel,
    longestPulse: 50,
    longestHold: 0,
  }));
  return { relays, interlocks: 1n << BigInt(top), activeOpen: 0n };
}

/** The same wiring with some relays wired otherwise. */
export function rewired(wiring: Wiring, changes: Readonly<Record<number, Partial<WiredRelay>>>): Wiring {
  return { ...wiring, relays: wiring.relays.map((relay, channel) => ({ ...relay, ...changes[channel] })) };
}

/** 11 opens the door and may be held, 12 closes it, 13 is the alarm; floors below. */
export function withDoors(channels: number): Wiring {
  return rewired(floorsOnly(channels), {
    11: { group: group.door, lamp: noLamp, longestHold: 30 },
    12: { group: group.door, lamp: noLamp },
    13: { group: group.alarm, lamp: noLamp },
  });
}

export function relaysPayloads({ relays }: Wiring): number[][] {
  const payloads: number[][] = [];
  for (let first = 0; first < relays.length; first += relaysPerFrame) {
    const eight = relays.slice(first, first + relaysPerFrame);
    payloads.push([
      first,
      ...eight.map((relay) => relay.group),
      ...eight.map((relay) => relay.lamp),
      ...eight.map((relay) => relay.longestPulse),
      ...eight.map((relay) => relay.longestHold),
    ]);
  }
  return payloads;
}

export function inputsPayload({ relays, interlocks, activeOpen }: Wiring): number[] {
  return [...bytesOf(interlocks, relays.length / 8), ...bytesOf(activeOpen, relays.length / 8)];
}

export function confirmPayload(checksum: number): number[] {
  return le16(checksum);
}

/** The requests that tell a board its wiring, in order. */
export function configurationSteps(wiring: Wiring): { readonly type: number; readonly payload: readonly number[] }[] {
  return [
    ...relaysPayloads(wiring).map((payload) => ({ type: 0x06, payload })),
    { type: 0x07, payload: inputsPayload(wiring) },
    { type: 0x08, payload: confirmPayload(checksumOf(wiring)) },
  ];
}

/** Over four bytes per relay, then the inputs that lock, then those of them that are active while open. */
export function checksumOf(wiring: Wiring): number {
  const rules = wiring.relays.flatMap((relay) => [relay.group, relay.lamp, relay.longestPulse, relay.longestHold]);
  const checksum = crcX25([...rules, ...inputsPayload(wiring)]);
  return checksum === 0 ? 0xffff : checksum;
}

function bytesOf(bits: bigint, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Number((bits >> BigInt(8 * index)) & 0xffn));
}
