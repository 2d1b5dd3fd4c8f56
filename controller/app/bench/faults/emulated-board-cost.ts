import { rmSync } from 'node:fs';
import { delay, systemClock, type Clock, type Log } from '../../../../config/kernel/index.js';
import { createElevatorIo, openSerialChannel } from '../../../../firmware-bridge/index.js';
import { createBoardMachine, startEmulatedBoard } from '../../compose-emulated-boards.js';
import { makeRunFolder } from '../../run-folder.js';
import type { Teardown } from '../../teardown.js';
import { boardProcesses, usageOf } from '../process-usage.js';
import { startVirtualLift } from './lift-in-virtual-time.js';
import { measuredLift } from './measured-lift.js';

/** How many times real time the board and the host's link run together in virtual time, with four heartbeats a second. */
export async function measureVirtualSpeed(virtualSeconds: number): Promise<number> {
  const lift = await startVirtualLift({ baudRate: 38_400 });
  const { clock } = lift;
  // The link comes up, and the compiler of this process gets to know the code.
  await clock.advance(5_000);
  const beganMs = systemClock.now();
  await clock.advance(virtualSeconds * 1_000);
  const tookMs = systemClock.now() - beganMs;
  await lift.stop();
  return (virtualSeconds * 1_000) / tookMs;
}

/** Percent of a core that the board behind its pseudo-terminal takes in real time, with four heartbeats a second. */
export async function measureRealTimeCost(
  seconds: number,
  { clock, log, teardown }: { readonly clock: Clock; readonly log: Log; readonly teardown: Teardown },
): Promise<number> {
  const station = measuredLift(38_400);
  const runFolder = makeRunFolder();
  teardown.add('folder of the measured board', () => {
    rmSync(runFolder, { recursive: true, force: true });
  });
  const before = boardProcesses();
  const { board } = await startEmulatedBoard({
    model: { channels: 16 },
    clock,
    runFolder,
    name: station.id,
    openPath: (path) => openSerialChannel(path, station.board.baudRate),
  });
  teardown.add('measured board', () => board.stop());
  const process = boardProcesses().find((id) => !before.includes(id));
  if (process === undefined) return NaN;
  const elevatorIo = createElevatorIo({ station, opener: board.opener, clock, log });
  teardown.add('link to the measured board', () => elevatorIo.stop());
  elevatorIo.start();
  await delay(clock, 3_000);
  const [beganMs, used] = [clock.now(), usageOf(process).cpuSeconds];
  await delay(clock, seconds * 1_000);
  return (100 * (usageOf(process).cpuSeconds - used)) / ((clock.now() - beganMs) / 1_000);
}

/** The longest scan of 64 relays and 64 inputs, ms of the board's time, over so many of them. */
export function measureScan(scans: number): number {
  let longestMs = 0;
  let seen = 0;
  const machine = createBoardMachine({
    channels: 64,
    onScan: (durationMs) => {
      longestMs = Math.max(longestMs, durationMs);
      seen += 1;
    },
  });
  while (seen < scans) machine.advance(10);
  return longestMs;
}
