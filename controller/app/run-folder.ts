import { mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/* Folders for a run's sockets and links. Their names say whose they are: liftvoice-run-<process space>-<process>-XXXXXX. */

/** A private folder for this run; whoever makes it removes it. */
export function makeRunFolder(parent = tmpdir()): string {
  return mkdtempSync(join(parent, `liftvoice-run-${processSpace()}-${process.pid}-`));
}

/** Removes the folders of runs that could not do it themselves: killed, or without power. Those of living ones stay. */
export function sweepRunFolders(parent = tmpdir()): void {
  for (const name of readdirSync(parent)) {
    const owner = new RegExp(`^liftvoice-run-${processSpace()}-(\\d+)-\\w{6}$`).exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    try {
      const folder = join(parent, name);
      if (statSync(folder).uid === process.getuid?.()) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another run sweeps at the same moment, or it is not ours after all.
    }
  }
}

/** Two containers may share a folder for temporary files; a process number of one says nothing about the other. */
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
