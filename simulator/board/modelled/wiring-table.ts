import { crc16X25, limits, relayGroupTable, statusTable } from '../../../firmware-bridge/protocol/index.js';
import type { Message } from '../../../firmware-bridge/protocol/index.js';
import type { Bits } from '../emulated-board.types.js';
import { hasBit } from './bits.js';

/** What the host says of one relay, as it came. */
export interface RelayEntry {
  readonly group: number;
  /** Input, or `noLamp`. */
  readonly lamp: number;
  /** In steps of 10 ms. */
  readonly longestPulse: number;
  /** s; 0: may not be held. */
  readonly longestHold: number;
}

const empty: RelayEntry = { group: 0, lamp: 0, longestPulse: 0, longestHold: 0 };
const { ok, noSuchChannel, badConfiguration } = statusTable;
const { pulseMinMs, pulseMaxMs, pulseStepMs, holdLongestS, noLamp, relaysPerFrame } = limits;

/** What is wired to the board: told by the host in every session, in force once both sides agree on its checksum. */
export class WiringTable {
  readonly #channels: number;
  readonly #relays: RelayEntry[];
  #interlocks: Bits = 0n;
  #activeOpen: Bits = 0n;
  #inForce = 0;

  constructor(channels: number) {
    this.#channels = channels;
    this.#relays = Array.from({ length: channels }, () => empty);
  }

  /** Checksum of the table in force; 0: none is. */
  get inForce(): number {
    return this.#inForce;
  }

  /** Of the table as it is, in force or not; never 0, which says "none". */
  get checksum(): number {
    const rules = this.#relays.flatMap(({ group, lamp, longestPulse, longestHold }) => [
      group,
      lamp,
      longestPulse,
      longestHold,
    ]);
    return (
      crc16X25(Uint8Array.from([...rules, ...this.#bytesOf(this.#interlocks), ...this.#bytesOf(this.#activeOpen)])) ||
      0xffff
    );
  }

  /** null: there is no such channel, or nothing is wired to it. */
  relay(channel: number): RelayEntry | null {
    const relay = this.#relays[channel];
    return relay === undefined || relay.group === relayGroupTable.none.code ? null : relay;
  }

  /** Nothing is known any more. */
  forget(): void {
    this.#relays.fill(empty);
    this.#interlocks = 0n;
    this.#activeOpen = 0n;
    this.#inForce = 0;
  }

  /** Status of the answer. */
  putRelays({ first, groups, lamps, longestPulses, longestHolds }: Message<'configureRelays'>): number {
    this.#inForce = 0;
    if (first > this.#channels - relaysPerFrame.value) return noSuchChannel.code;
    for (const [index, group] of groups.entries()) {
      this.#relays[first + index] = {
        group,
        lamp: lamps[index] ?? 0,
        longestPulse: longestPulses[index] ?? 0,
        longestHold: longestHolds[index] ?? 0,
      };
    }
    return ok.code;
  }

  /** Status of the answer. */
  putInputs({ interlocks, activeOpen }: Message<'configureInputs'>): number {
    this.#inForce = 0;
    this.#interlocks = interlocks;
    this.#activeOpen = activeOpen;
    return ok.code;
  }

  /** Puts the table in force, or says why not. */
  confirm(checksum: number): number {
    this.#inForce = checksum === this.checksum && this.#isSound() ? checksum : 0;
    return this.#inForce === 0 ? badConfiguration.code : ok.code;
  }

  /** Whether a mode is active in these inputs, or all of them are closed at once, as a loose data line reads. */
  locks(inputs: Bits): boolean {
    const all = (1n << BigInt(this.#channels)) - 1n;
    return ((inputs ^ this.#activeOpen) & this.#interlocks) !== 0n || inputs === all;
  }

  hasInterlockIn(inputs: Bits): boolean {
    return (inputs & this.#interlocks) !== 0n;
  }

  #isSound(): boolean {
    if (this.#interlocks === 0n || (this.#activeOpen & ~this.#interlocks) !== 0n) return false;
    return this.#relays.every((relay) => this.#isSoundRelay(relay));
  }

  #isSoundRelay({ group, lamp, longestPulse, longestHold }: RelayEntry): boolean {
    if (group === relayGroupTable.none.code) return longestPulse === 0 && longestHold === 0;
    if (group > relayGroupTable.revocableFloor.code) return false;
    const longestMs = longestPulse * pulseStepMs.value;
    if (longestMs < pulseMinMs.value || longestMs > pulseMaxMs.value) return false;
    if (longestHold > (group === relayGroupTable.door.code ? holdLongestS.value : 0)) return false;
    if (lamp === noLamp.value) return group !== relayGroupTable.revocableFloor.code;
    return lamp < this.#channels && !hasBit(this.#interlocks, lamp);
  }

  #bytesOf(bits: Bits): readonly number[] {
    return Array.from({ length: this.#channels / 8 }, (_, index) => Number((bits >> BigInt(8 * index)) & 0xffn));
  }
}
