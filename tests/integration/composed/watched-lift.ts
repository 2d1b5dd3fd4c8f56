import type { FloorId, CarStation } from '../../../config/index.js';
import type { VirtualClock } from '../../../config/kernel/index.js';
import { SafetyMonitor } from '../../../controller/app/scenario/safety-monitor.js';
import type { ElevatorIo } from '../../../firmware-bridge/index.js';
import type { InProcessBoard } from '../../../simulator/board/in-process-board.js';
import type { Hearing } from '../../../speech/index.js';

/** Fire and inspection loops closed: the lift runs normally. */
const normalModes = (1n << 13n) | (1n << 14n);

interface Watched {
  readonly station: CarStation;
  readonly elevatorIo: ElevatorIo;
  readonly hearing: Hearing;
}

/** A lift of a few lines at the board's terminals, with the monitor of what must never happen there. */
export class WatchedLift {
  /** Every second lamp stays dark: the button's contact is dirty. */
  areLampsDead = false;
  /** Floors that were pressed, and whose lamp did not answer. */
  readonly unanswered = new Set<FloorId>();
  readonly #clock: VirtualClock;
  readonly #board: InProcessBoard;
  readonly #station: CarStation;
  readonly #elevatorIo: ElevatorIo;
  readonly #monitor: SafetyMonitor;
  #modes = normalModes;
  readonly #lit = new Set<number>();

  constructor(clock: VirtualClock, board: InProcessBoard, { station, elevatorIo, hearing }: Watched) {
    this.#clock = clock;
    this.#board = board;
    this.#station = station;
    this.#elevatorIo = elevatorIo;
    this.#monitor = new SafetyMonitor(station, clock);
    this.#monitor.follow(hearing, elevatorIo);
    board.onRelays((relays, atMs) => {
      this.#monitor.noteRelays(relays, atMs);
      if (relays !== 0n) this.#answer(relays.toString(2).length);
    });
    this.#tell();
  }

  get violations(): readonly string[] {
    return this.#monitor.violations.map(({ what }) => what);
  }

  get closures(): number {
    return this.#monitor.closures.length;
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
    if (this.#lit.has(contact)) return;
    this.#lit.add(contact);
    this.#tell();
    this.#clock.setTimeout(() => {
      this.#lit.delete(contact);
      this.#tell();
    }, forMs);
  }

  #tell(): void {
    const lamps = [...this.#lit].reduce((bits, contact) => bits | (1n << BigInt(contact - 1)), 0n);
    this.#monitor.noteInputs(this.#modes | lamps);
    this.#board.setInputs(this.#modes | lamps);
  }

  #answer(contact: number): void {
    const floor = this.#station.floors.find((each) => each.contact === contact)?.id ?? '?';
    if (this.areLampsDead || !this.#elevatorIo.isLinkUp) this.unanswered.add(floor);
    else
      this.#clock.setTimeout(() => {
        this.light(floor, 2_000);
      }, 40);
  }
}
