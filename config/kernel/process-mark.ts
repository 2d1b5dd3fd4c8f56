import { readlinkSync } from 'node:fs';

/**
 * `<process space>-<process>`, digits: stands in the names of folders that a process makes for itself for a while, so that a later
 * one knows whose they are. Two containers may share a folder, and a process number of one says nothing about the other.
 */
export function processMark(): string {
  return `${processSpace()}-${process.pid}`;
}

/** Whether the process with this mark is gone; false where nobody here can know. */
export function isOfEndedProcess(mark: string): boolean {
  const [space, processId] = mark.split('-');
  return space === processSpace() && !isAlive(Number(processId));
}

function processSpace(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be signalled, but it is there.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
