import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { firmwareRules } from './firmware-rules.contract.js';
import { NativeFirmware, compileNativeFirmware } from './native-firmware.js';

const folder = mkdtempSync(join(tmpdir(), 'liftvoice-native-'));
const boards: NativeFirmware[] = [];

beforeAll(() => {
  compileNativeFirmware(folder, 'board-console-16', 'board-console-32', 'board-console-64');
});
afterEach(() => {
  for (const board of boards.splice(0)) board.end();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

firmwareRules('compiled for this machine, with AddressSanitizer and UndefinedBehaviorSanitizer', (channels) => {
  const board = new NativeFirmware(folder, channels);
  boards.push(board);
  return board;
});
