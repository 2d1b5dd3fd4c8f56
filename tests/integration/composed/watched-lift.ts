import type { FloorId, CarStation } from '../../../config/index.js';
import type { VirtualClock } from '../../../config/kernel/index.js';
import type { ElevatorIo } from '../../../firmware-bridge/index.js';
import type { InProcessBoard } from '../../../simulator/board/in-process-board.js';

/** Fire and inspection loops closed: the lift runs normally. */
const normalModes = (1n << 13n) | (1n << 14n);
const pulseMs = 250;
/** A PULSE takes 4 ms on the wire, and the emulated board looks at its line every few ms. */
const onItsWayMs = 12;
/** At most 2 s from the end of speech to a decision that still counts, and 2 s until the press it asks for has begun. */
const longestAgoMs = 4_000;

interface Request {
  readonly floor: FloorId;
  readonly atMs: number;
}

/** The lift at the board's terminals, and everything that must never happen there, noted when it does. */
export class WatchedLift {
  readonly violations: string[] = [];
  closures = 0;
  /** Every second lamp stays dark: the button's contact is dirty. */
  areLampsDead = false;
  /** Floors that were pressed, and whose lamp did not answer. */
  readonly unanswered = new Set<FloorId>();
  readonly #clock: VirtualClock;
  readonly #board: InProcessBoard;
  readonly #station: CarStation;
  readonly #elevatorIo: ElevatorIo;
  #modes = normalModes;
  readonly #litSinceMs = new Map<number, number>();
  #requests: Request[] = [];
  #closedAtMs: number | null = null;
  #knownNotNormalSinceMs: number | null = null;

  constructor(clock: VirtualClock, board: InProcessBoard, station: CarStation, elevatorIo: ElevatorIo) {
    this.#clock = clock;
    this.#board = board;
    this.#station = station;
    this.#elevatorIo = elevatorIo;
    board.onRelays((relays, atMs) => {
      if (relays === 0n) this.#open(atMs);
      else this.#close(relays.toString(2).length, atMs);
    });
    elevatorIo.onEvent((event) => {
      if (event.type === 'mode.changed') this.#knownNotNormalSinceMs = event.mode === 'normal' ? null : clock.now();
    });
    this.#tell();
  }

  /** Somebody asked for these floors, or said yes to them. */
  noteRequest(floors: readonly FloorId[]): void {
    for (const floor of floors) this.#requests.push({ floor, atMs: this.#clock.now() });
  }

  burn(forMs: number): void {
    this.#modes = 0n;
    this.#tell();
    this.#clock.setTimeout(() => {
      this.#modes = normalModes;
      this.#tell();
    }, forMs);
  }

  /** By a hand, or because the contact closed. */
  light(floor: FloorId, forMs: number): void {
    const contact = this.#station.floors.find(({ id }) => id === floor)?.contact ?? 0;
    if (this.#litSinceMs.has(contact)) return;
    this.#litSinceMs.set(contact, this.#clock.now());
    this.#tell();
    this.#clock.setTimeout(() => {
      this.#litSinceMs.delete(contact);
      this.#tell();
    }, forMs);
  }

  #tell(): void {
    const lamps = [...this.#litSinceMs.keys()].reduce((bits, contact) => bits | (1n << BigInt(contact - 1)), 0n);
    this.#board.setInputs(this.#modes | lamps);
  }

  #open(atMs: number): void {
    const closedMs = atMs - (this.#closedAtMs ?? atMs);
    if (closedMs > pulseMs + 1) this.violations.push(`a contact was closed for ${closedMs} ms`);
    this.#closedAtMs = null;
  }

  #close(contact: number, atMs: number): void {
    this.closures += 1;
    this.#closedAtMs = atMs;
    const floor = this.#station.floors.find((each) => each.contact === contact)?.id ?? '?';
    const litSinceMs = this.#litSinceMs.get(contact) ?? Infinity;
    if (atMs - litSinceMs > 1) this.violations.push(`${floor} was pressed with its lamp lit`);
    const sinceMs = this.#knownNotNormalSinceMs ?? Infinity;
    if (atMs - sinceMs > onItsWayMs) this.violations.push(`${floor} was pressed ${atMs - sinceMs} ms after fire`);
    const asked = this.#requests.findIndex((each) => each.floor === floor && atMs - each.atMs <= longestAgoMs);
    if (asked < 0) this.violations.push(`${floor} was pressed though nobody had asked for it again`);
    else this.#requests = this.#requests.toSpliced(asked, 1);
    if (this.areLampsDead || !this.#elevatorIo.isLinkUp) this.unanswered.add(floor);
    else
      this.#clock.setTimeout(() => {
        this.light(floor, 2_000);
      }, 40);
  }
}
