import { callButtons, type ButtonId, type Station } from '../../../../config/index.js';
import type { Clock } from '../../../../config/kernel/index.js';
import type { ElevatorIo } from '../../../../firmware-bridge/index.js';
import type { EmulatedBoard } from '../../../../simulator/index.js';
import type { Hearing } from '../../../../speech/index.js';
import type { StationWatch } from '../../station-watch.types.js';
import { SafetyMonitor } from '../safety-monitor.js';
import { WatchedBoard } from '../watched-board.js';

export interface LampLit {
  readonly button: ButtonId;
  readonly atMs: number;
}

/**
 * How far two processes that share a busy machine may be out of step, ms: the emulated board lets its time stand still rather than
 * make up for more than 250, and a message takes some on its way.
 */
const slackMs = 300;

/** Stands at the terminals and at the ears of one station of a site that runs in real time. */
export class StageWatch implements StationWatch {
  readonly monitor: SafetyMonitor;
  /** Every lamp of a button, each time the lift lights it. */
  readonly lampsLit: LampLit[] = [];
  readonly #station: Station;
  readonly #clock: Clock;
  readonly #lit = new Set<ButtonId>();
  readonly #undecided = new Set<number>();

  constructor(station: Station, clock: Clock) {
    this.#station = station;
    this.#clock = clock;
    this.monitor = new SafetyMonitor(station, clock, slackMs);
  }

  /** Somebody is heard, or what was heard is thought about. */
  get isHearing(): boolean {
    return this.#undecided.size > 0;
  }

  board(board: EmulatedBoard, station: Station): EmulatedBoard {
    return station.id === this.#station.id ? new WatchedBoard(board, this) : board;
  }

  follow(station: Station, hearing: Hearing, elevatorIo: ElevatorIo): void {
    if (station.id !== this.#station.id) return;
    this.monitor.follow(hearing, elevatorIo);
    hearing.onEvent((event) => {
      if (event.type === 'speech.started') this.#undecided.add(event.utterance);
      if (event.type === 'speech.decided') this.#undecided.delete(event.utterance);
    });
  }

  noteRelays(relays: bigint, atMs: number): void {
    this.monitor.noteRelays(relays, atMs);
  }

  noteInputs(inputs: bigint): void {
    this.monitor.noteInputs(inputs);
    for (const { id, lamp } of callButtons(this.#station)) {
      const isLit = lamp !== null && (inputs & (1n << BigInt(lamp - 1))) !== 0n;
      if (!isLit) this.#lit.delete(id);
      else if (!this.#lit.has(id)) {
        this.#lit.add(id);
        this.lampsLit.push({ button: id, atMs: this.#clock.now() });
      }
    }
  }
}
