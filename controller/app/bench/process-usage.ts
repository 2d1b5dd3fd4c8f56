import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ElevatorError } from '../../../config/kernel/index.js';

/** What a process has used since its start, as Linux counts it. */
export interface ProcessUsage {
  /** Seconds of one core, in user and kernel mode, all threads. */
  readonly cpuSeconds: number;
  /** Memory that is its own or shared with others, bytes. */
  readonly residentBytes: number;
}

/** Linux counts processor time in hundredths of a second on every machine that Node runs on (`getconf CLK_TCK`). */
const ticksPerSecond = 100;

/** Process ids of the recognisers that this program has started. Thrown: ELV-CMD-001 where the machine does not tell. */
export function recognizerProcesses(): readonly number[] {
  return childProcesses(/recognizer-process\.[jt]s/u);
}

/** Process ids of the emulated boards that this program has started. Thrown: ELV-CMD-001 where the machine does not tell. */
export function boardProcesses(): readonly number[] {
  return childProcesses(/board-process\.[jt]s/u);
}

function childProcesses(module: RegExp): readonly number[] {
  try {
    return readdirSync('/proc/self/task')
      .flatMap((thread) => readFileSync(`/proc/self/task/${thread}/children`, 'utf8').trim().split(' '))
      .filter((id) => id !== '')
      .map(Number)
      .filter((id) => module.test(readFileSync(path.join('/proc', String(id), 'cmdline'), 'utf8')));
  } catch (cause) {
    const message =
      'What processes use (bench cost, faults and memory) is read from /proc, which is there on Linux only';
    throw new ElevatorError('ELV-CMD-001', message, { cause });
  }
}

export function usageOf(processId: number): ProcessUsage {
  const folder = path.join('/proc', String(processId));
  const stat = readFileSync(path.join(folder, 'stat'), 'utf8');
  // The name in the second field may hold spaces and brackets; what follows its last bracket begins with the third field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [userTicks, systemTicks] = [Number(fields[11]), Number(fields[12])];
  const resident = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(path.join(folder, 'status'), 'utf8'));
  return { cpuSeconds: (userTicks + systemTicks) / ticksPerSecond, residentBytes: Number(resident?.[1] ?? 0) * 1024 };
}
