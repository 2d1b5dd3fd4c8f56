import { join } from 'node:path';
import { findFirmwareImage } from '../../simulator/board/firmware-image.js';
import { compilePrograms } from './compiled-programs.js';
import { ConsoleBoard } from './console-board.js';

/** The committed firmware in simavr, in a process of its own: see simavr/README.md. */
export function startInSimavr(channels: 16 | 32 | 64): ConsoleBoard {
  const folder = compilePrograms({ folder: 'simavr', targets: ['simavr-board'] });
  return new ConsoleBoard(channels, join(folder, 'simavr-board'), String(channels), findFirmwareImage(channels));
}
