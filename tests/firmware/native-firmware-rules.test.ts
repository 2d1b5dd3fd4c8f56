import { join } from 'node:path';
import { afterEach, beforeAll } from 'vitest';
import { compilePrograms } from './compiled-programs.js';
import { ConsoleBoard } from './console-board.js';
import { firmwareRules } from './firmware-rules.contract.js';

const boards: ConsoleBoard[] = [];

let folder = '';
beforeAll(() => {
  folder = compilePrograms({ folder: 'native', targets: ['all'] });
});
afterEach(() => {
  for (const board of boards.splice(0)) board.end();
});

firmwareRules('compiled for this machine, with AddressSanitizer and UndefinedBehaviorSanitizer', (channels) => {
  const board = new ConsoleBoard(channels, join(folder, `board-console-${channels}`));
  boards.push(board);
  return board;
});
