import type { Station } from '../../config/index.js';
import type { ElevatorIo } from '../../firmware-bridge/index.js';
import type { EmulatedBoard } from '../../simulator/index.js';
import type { Hearing } from '../../speech/index.js';

/** Somebody who watches simulated stations while they work, and touches nothing. */
export interface StationWatch {
  /** The same board with its terminals watched, from its start on. */
  board(board: EmulatedBoard, station: Station): EmulatedBoard;
  /** Told of each station before anybody else hears of what its ears and its link tell. */
  follow(station: Station, hearing: Hearing, elevatorIo: ElevatorIo): void;
}
