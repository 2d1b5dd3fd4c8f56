import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOfEndedProcess, processMark } from '../../config/kernel/index.js';

/* Folders for a run's sockets and links. Their names say whose they are: liftvoice-run-<process space>-<process>-XXXXXX. */

/** A private folder for this run; whoever makes it removes it. */
export function makeRunFolder(parent = tmpdir()): string {
  return mkdtempSync(join(parent, `liftvoice-run-${processMark()}-`));
}

/** Removes the folders of runs that could not do it themselves: killed, or without power. Those of living ones stay. */
export function sweepRunFolders(parent = tmpdir()): void {
  for (const name of readdirSync(parent)) {
    const owner = /^liftvoice-run-(\d+-\d+)-\w{6}$/.exec(name)?.[1];
    if (owner === undefined || !isOfEndedProcess(owner)) continue;
    try {
      const folder = join(parent, name);
      if (statSync(folder).uid === process.getuid?.()) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another run sweeps at the same moment, or it is not ours after all.
    }
  }
}
