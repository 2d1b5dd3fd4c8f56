import { isElevatorError } from '../../config/kernel/index.js';
import type { EmulatedBoard } from './emulated-board.types.js';
import { InProcessBoard } from './in-process-board.js';
import { PtyBoard } from './pty-board.js';
import type { PtyBoardOptions } from './pty-board.js';

export interface StartedBoard {
  readonly board: EmulatedBoard;
  /** null behind a pty; else one sentence why not and what that means. */
  readonly notice: string | null;
}

/**
 * Plugs in an emulated board: behind a pseudo-terminal, or in this process where there is none (Windows, a container without
 * /dev/ptmx).
 *
 * @throws ElevatorError ELV-FW-001 without a firmware image
 */
export async function startEmulatedBoard(options: PtyBoardOptions): Promise<StartedBoard> {
  const ptyBoard = new PtyBoard(options);
  try {
    await ptyBoard.start();
    return { board: ptyBoard, notice: null };
  } catch (error) {
    if (!isElevatorError(error, 'ELV-FW-002')) throw error;
    const board = new InProcessBoard(options);
    await board.start();
    const notice = `${error.message}. It runs inside this process: the serial driver is not used, everything else is the same.`;
    return { board, notice };
  }
}
