import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  firmwareBaudRate,
  firmwareBaudRates,
  firmwareImageName,
  firmwareVersion,
  type Station,
} from '../../../config/index.js';
import { openSerialChannel } from '../../../firmware-bridge/index.js';
import { findProgram } from '../../../speech/index.js';
import type { ExitCode, Output } from '../output.js';
import { tellBoard } from './board-info.js';
import { findStation, withBoard, type BoardSessionOptions } from './board-session.js';

/** bit/s of the serial boot loaders that come with the boards. */
export const bootLoaders = { uno: 115_200, nano: 115_200, 'nano-old': 57_600 } as const;
export type BootLoader = keyof typeof bootLoaders;

export interface BoardFlashOptions extends BoardSessionOptions {
  readonly json: boolean;
  readonly bootLoader: BootLoader;
  readonly isDryRun: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

/** What avrdude is called with: the processor, Arduino's boot loader, nothing erased but what is written (-D). */
export function avrdudeArguments(path: string, bootLoader: BootLoader, imagePath: string): readonly string[] {
  const baudRate = String(bootLoaders[bootLoader]);
  return ['-p', 'atmega328p', '-c', 'arduino', '-P', path, '-b', baudRate, '-D', '-U', `flash:w:${imagePath}:i`];
}

/** Writes the firmware and asks the board who it is afterwards. 1: it failed on the way; 2: this board has no such firmware. */
export async function boardFlash(options: BoardFlashOptions): Promise<ExitCode> {
  const { output, json, bootLoader, isDryRun, environment, isSimulated, folders } = options;
  const found = await findStation(options);
  if (found === null) return 2;
  const flashing = planOf(found.station, isSimulated);
  if ('reason' in flashing) {
    output.error(flashing.reason);
    return 2;
  }
  const { port, image } = flashing;
  const args = avrdudeArguments(port, bootLoader, join(folders.root, 'firmware-bridge', 'firmware', image));
  if (isDryRun) {
    const call = ['avrdude', ...args];
    output.line(json ? JSON.stringify({ call }) : call.join(' '));
    return 0;
  }
  const avrdude = findProgram('avrdude', environment['PATH']);
  if (avrdude === null) {
    output.error('avrdude is not installed: `apt-get install avrdude`, then try again. Nothing was written.');
    return 1;
  }
  const opened = await openSerialChannel(port, found.station.board.baudRate).open();
  if (!opened.ok) {
    output.error(`${opened.failure.message}. Nothing was written.`);
    return 1;
  }
  await opened.value.close();
  const code = await runProgram(avrdude, args);
  if (code !== 0) {
    output.error(
      `avrdude ended with ${code ?? 'a signal'}: the firmware may be incomplete, and the board does not press then. Is --board right (${Object.keys(bootLoaders).join(', ')})?`,
    );
    return 1;
  }
  return withBoard(options, (at) => {
    tellBoard(at, options);
    return Promise.resolve(isWritten(at.identity.firmware, output) ? 0 : 1);
  });
}

/** The board has started from what was written: else avrdude wrote somewhere else, or the board kept what it had. */
export function isWritten(firmware: string, output: Pick<Output, 'error'>): boolean {
  if (firmware === firmwareVersion) return true;
  output.error(
    `The board still says firmware ${firmware} instead of ${firmwareVersion}: it did not take what was written. Is board.path the board that was meant?`,
  );
  return false;
}

/** Where to write which image, or why nothing is written. */
function planOf(
  { id, board }: Station,
  isSimulated: boolean,
): { readonly port: string; readonly image: string } | { readonly reason: string } {
  if (board.driver !== 'link-v1') {
    return {
      reason: `station ${id} has a ${board.driver} board, which runs its maker's firmware; only link-v1 boards are flashed`,
    };
  }
  if (isSimulated) return { reason: 'the simulated board runs the firmware of this checkout already' };
  if (board.path === null) return { reason: `station ${id} names no board.path, so there is no port to write to` };
  const speed = firmwareBaudRate(board.baudRate);
  if (speed === undefined) return { reason: noImage(id, board.baudRate) };
  return { port: board.path, image: firmwareImageName(board.relays, speed) };
}

function noImage(station: string, baudRate: number): string {
  const speeds = firmwareBaudRates.join(' and ');
  return `station ${station} has ${baudRate} bit/s, but firmware comes for ${speeds} only: give board.baudRate one of these, or build your own (make -C firmware-bridge/firmware BAUD_RATE=${baudRate}UL BUILD=/some/folder) and write it with avrdude. Nothing was written.`;
}

/** Whatever it writes goes to standard error, as all progress does. @returns its exit code; null: a signal ended it */
function runProgram(program: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', process.stderr, process.stderr] });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
