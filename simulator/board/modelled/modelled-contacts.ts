import { limits, pulseFlagTable, relayGroupTable, statusTable } from '../../../firmware-bridge/protocol/index.js';
import type { Address, Message } from '../../../firmware-bridge/protocol/index.js';
import type { Bits } from '../emulated-board.types.js';
import { bitOf, hasBit } from './bits.js';
import { HeldDoor } from './held-door.js';
import type { InterlockWatch } from './interlock-watch.js';
import type { SteadyInputs } from './steady-inputs.js';
import type { RelayEntry, WiringTable } from './wiring-table.js';

/** The last pulse: it outlives a reset, though not the loss of power. */
export interface JournalEntry {
  readonly session: number;
  readonly sequence: number;
  readonly channel: number;
  readonly askedMs: number;
  readonly ranMs: number;
  readonly isActive: boolean;
}

interface RunningPulse extends Omit<JournalEntry, 'ranMs' | 'isActive'> {
  readonly closedAtMs: number;
}

export interface ContactParts {
  readonly channels: number;
  readonly table: WiringTable;
  readonly inputs: SteadyInputs;
  readonly interlocks: InterlockWatch;
  /** The board's clock, whole ms. */
  readonly now: () => number;
  /** The inputs at this instant, before any filter. */
  readonly sample: () => Bits;
  readonly onRelays: (relays: Bits) => void;
  readonly journal: JournalEntry;
  /** A reset may have cut any contact short: all of them rest first. */
  readonly mustRest: boolean;
}

const status = statusTable;
const { pulseMinMs, pulseStepMs, contactGapMs, holdMinMs, holdMaxMs, noLamp } = limits;
const group = relayGroupTable;
const { onlyIfDark, onlyIfLit } = pulseFlagTable;
const clockRange = 0x1_0000;

/** Whether and how long a contact closes: the board's own promises, whatever the host does. */
export class ModelledContacts {
  readonly #parts: ContactParts;
  readonly #door = new HeldDoor();
  /** By channel: when it opened. */
  readonly #openedMs: number[];
  #relays: Bits = 0n;
  #journal: JournalEntry;
  #pulse: RunningPulse | null = null;

  constructor(parts: ContactParts) {
    this.#parts = parts;
    this.#journal = parts.journal;
    this.#openedMs = Array.from({ length: parts.channels }, () => (parts.mustRest ? 0 : -Infinity));
  }

  get relays(): Bits {
    return this.#relays;
  }

  get journal(): JournalEntry {
    const pulse = this.#pulse;
    if (pulse === null) return this.#journal;
    return { ...this.#journal, ranMs: this.#parts.now() - pulse.closedAtMs };
  }

  /** When a tick has something to do though no input changes; Infinity: never. */
  get dueMs(): number {
    const pulseEndsMs = this.#pulse === null ? Infinity : this.#pulse.closedAtMs + this.#pulse.askedMs;
    return Math.min(pulseEndsMs, this.#door.endsMs);
  }

  /** Closes the contact at once, or says why not. */
  pulse(request: Message<'pulse'>, { session, sequence }: Address): number {
    const judged = this.#judgePulse(request);
    if (judged !== status.ok.code) return judged;
    const { channel, durationMs: askedMs } = request;
    this.#pulse = { session, sequence, channel, askedMs, closedAtMs: this.#parts.now() };
    this.#journal = { session, sequence, channel, askedMs, ranMs: 0, isActive: true };
    this.#show(this.#relays | bitOf(channel));
    return judged;
  }

  /** Holds the door at once, or goes on, or says why not; `leftMs`: how long it may still be held. */
  hold(request: Message<'hold'>): { readonly status: number; readonly leftMs: number } {
    const judged = this.#judgeHold(request);
    if (judged !== status.ok.code) return { status: judged, leftMs: 0 };
    const { channel, durationMs } = request;
    const nowMs = this.#parts.now();
    const longestHold = this.#parts.table.relay(channel)?.longestHold ?? 0;
    this.#door.extend(channel, durationMs, longestHold, nowMs);
    this.#show(this.#relays | bitOf(channel));
    return { status: judged, leftMs: this.#door.leftMs(longestHold, nowMs) };
  }

  releaseAll(): void {
    const nowMs = this.#parts.now();
    this.#door.end(nowMs);
    this.#endPulse(nowMs);
    this.#open(this.#relays, nowMs);
  }

  /** Opens what has run its time; true where a contact opened. */
  tick(nowMs: number): boolean {
    const before = this.#relays;
    const pulse = this.#pulse;
    if (pulse !== null && nowMs - pulse.closedAtMs >= pulse.askedMs) {
      this.#endPulse(nowMs);
      this.#open(bitOf(pulse.channel), nowMs);
    }
    const { channel, endsMs } = this.#door;
    if (channel !== null && nowMs >= endsMs) {
      this.#door.end(nowMs);
      this.#open(bitOf(channel), nowMs);
    }
    return this.#relays !== before;
  }

  #judgePulse({ channel, durationMs, notAfter, flags }: Message<'pulse'>): number {
    const nowMs = this.#parts.now();
    const sample = this.#parts.sample();
    const board = this.#judgeBoard(sample, nowMs);
    if (board !== status.ok.code) return board;
    if ((flags & ~(onlyIfDark.code | onlyIfLit.code)) !== 0) return status.unsupported.code;
    const relay = this.#parts.table.relay(channel);
    if (relay === null) return status.noSuchChannel.code;
    if (durationMs < pulseMinMs.value || durationMs > relay.longestPulse * pulseStepMs.value)
      return status.badDuration.code;
    if (isLate(notAfter, nowMs)) return status.late.code;
    if (this.#pulse !== null || (this.#door.channel !== null && relay.group !== group.alarm.code))
      return status.busy.code;
    if (this.#isResting(channel, nowMs)) return status.gap.code;
    return this.#judgeLamp(relay, flags, sample);
  }

  #judgeHold({ channel, durationMs, notAfter }: Message<'hold'>): number {
    const nowMs = this.#parts.now();
    const { table } = this.#parts;
    const board = this.#judgeBoard(this.#parts.sample(), nowMs);
    if (board !== status.ok.code) return board;
    const relay = table.relay(channel);
    if (relay?.group !== group.door.code || relay.longestHold === 0) return status.noSuchChannel.code;
    if (durationMs < holdMinMs.value || durationMs > holdMaxMs.value) return status.badDuration.code;
    if (isLate(notAfter, nowMs)) return status.late.code;
    if (this.#pulse !== null && table.relay(this.#pulse.channel)?.group !== group.alarm.code) return status.busy.code;
    const held = this.#door.channel;
    if (held !== null && held !== channel) return status.busy.code;
    if (held === null && this.#isResting(channel, nowMs)) return status.gap.code;
    return this.#door.leftMs(relay.longestHold, nowMs) === 0 ? status.gap.code : status.ok.code;
  }

  /** What forbids everything, before anything that could be answered with OK. */
  #judgeBoard(sample: Bits, nowMs: number): number {
    if (this.#parts.table.inForce === 0) return status.unconfigured.code;
    return this.#parts.interlocks.isLockedBy(sample, nowMs) ? status.locked.code : status.ok.code;
  }

  #judgeLamp(relay: RelayEntry, flags: number, sample: Bits): number {
    const { lamp } = relay;
    const mustBeDark = (flags & onlyIfDark.code) !== 0;
    if ((flags & onlyIfLit.code) !== 0) return mustBeDark ? status.unsupported.code : this.#judgeLitLamp(relay);
    if (lamp === noLamp.value) return mustBeDark ? status.unsupported.code : status.ok.code;
    if (!mustBeDark && !isFloor(relay)) return status.ok.code;
    const { closed, blinking } = this.#parts.inputs;
    return hasBit(sample | closed | blinking, lamp) ? status.lit.code : status.ok.code;
  }

  #judgeLitLamp({ group: of, lamp }: RelayEntry): number {
    if (of !== group.revocableFloor.code) return status.unsupported.code;
    return this.#parts.inputs.isClosedSteadily(lamp) ? status.ok.code : status.dark.code;
  }

  /** The gap is a whole one, though the ms in which it began was not. */
  #isResting(channel: number, nowMs: number): boolean {
    return nowMs - (this.#openedMs[channel] ?? -Infinity) <= contactGapMs.value;
  }

  #endPulse(nowMs: number): void {
    const pulse = this.#pulse;
    if (pulse === null) return;
    this.#journal = { ...this.#journal, ranMs: nowMs - pulse.closedAtMs, isActive: false };
    this.#pulse = null;
  }

  #open(bits: Bits, nowMs: number): void {
    for (const channel of this.#openedMs.keys())
      if (hasBit(this.#relays & bits, channel)) this.#openedMs[channel] = nowMs;
    this.#show(this.#relays & ~bits);
  }

  #show(relays: Bits): void {
    if (relays === this.#relays) return;
    this.#relays = relays;
    this.#parts.onRelays(relays);
  }
}

function isFloor({ group: of }: RelayEntry): boolean {
  return of === group.floor.code || of === group.revocableFloor.code;
}

/** The signed difference lets the 16 bits wrap; 0 is no deadline. */
function isLate(notAfter: number, nowMs: number): boolean {
  const behind = (nowMs - notAfter) & (clockRange - 1);
  return notAfter !== 0 && behind > 0 && behind < clockRange / 2;
}
