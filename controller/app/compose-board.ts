import { fail, isElevatorError, succeed, type Clock, type Log, type Result } from '../../config/kernel/index.js';
import type { Languages, Site, Station } from '../../config/index.js';
import { createBoard, openSerialChannel, type Board } from '../../firmware-bridge/index.js';
import type { Teardown } from './teardown.js';

export interface BoardParts {
  readonly site: Site;
  readonly station: Station;
  readonly languages: Languages;
  readonly isSimulated: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly teardown: Teardown;
}

/** A station's board and nothing else of it: the real one, or its counterpart at a simulated lift. It is to be started. */
export async function composeBoard(parts: BoardParts): Promise<Result<Board, string>> {
  const { station, clock, log, teardown, isSimulated } = parts;
  const { path, baudRate } = station.board;
  try {
    const simulated = isSimulated ? await simulatedOpener(parts) : null;
    if (simulated === null && path === null) {
      return fail(`station ${station.id} names no board.path: name the port in the site file, or add --simulate`);
    }
    const opener = simulated ?? openSerialChannel(path ?? '', baudRate);
    const board = createBoard({ station, opener, clock, log });
    teardown.add(`board of ${station.id}`, () => board.stop());
    return succeed(board);
  } catch (error) {
    if (!isElevatorError(error)) throw error;
    return fail(error.message);
  }
}

async function simulatedOpener(parts: BoardParts) {
  const { openSimulator } = await import('./compose-simulation.js');
  const simulation = await openSimulator({ ...parts, synthesizer: null })(parts.station);
  return simulation.boardOpener;
}
