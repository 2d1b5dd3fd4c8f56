import type { Unsubscribe } from '../../../config/kernel/index.js';
import type { ChannelOpener } from '../../../firmware-bridge/index.js';
import type { EmulatedBoard } from '../../../simulator/index.js';
import type { SafetyMonitor } from './safety-monitor.js';

type TerminalWatch = Pick<SafetyMonitor, 'noteRelays' | 'noteInputs'>;

/** A simulated board whose terminals are watched: the monitor sees every change before anybody else does. */
export class WatchedBoard implements EmulatedBoard {
  readonly opener: ChannelOpener;
  readonly #board: EmulatedBoard;
  readonly #monitor: TerminalWatch;

  constructor(board: EmulatedBoard, monitor: TerminalWatch) {
    this.opener = board.opener;
    this.#board = board;
    this.#monitor = monitor;
    board.onRelays((relays, atMs) => {
      monitor.noteRelays(relays, atMs);
    });
  }

  get path(): string | null {
    return this.#board.path;
  }

  get relays(): bigint {
    return this.#board.relays;
  }

  setInputs(inputs: bigint): void {
    this.#monitor.noteInputs(inputs);
    this.#board.setInputs(inputs);
  }

  onRelays(listener: (relays: bigint, atMs: number) => void): Unsubscribe {
    return this.#board.onRelays(listener);
  }

  onEnded(listener: (reason: string) => void): Unsubscribe {
    return this.#board.onEnded(listener);
  }

  unplug(): void {
    this.#board.unplug();
  }

  start(): Promise<void> {
    return this.#board.start();
  }

  stop(): Promise<void> {
    return this.#board.stop();
  }
}
