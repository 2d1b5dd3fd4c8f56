import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeRunFolder, sweepRunFolders } from '../../../controller/app/run-folder.js';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
});
afterEach(() => {
  rmSync(parent, { recursive: true });
});

it('folders of runs that are gone are swept; those of living ones and of others stay', () => {
  const ours = makeRunFolder(parent);
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const nameOf = (processId: number): string => basename(ours).replace(`-${process.pid}-`, `-${processId}-`);
  const stale = join(parent, nameOf(ended));
  const livingParent = join(parent, nameOf(process.ppid));
  const otherContainer = join(parent, nameOf(ended).replace(/run-\d+/, 'run-1'));
  const stranger = join(parent, 'liftvoice-notes');
  for (const folder of [stale, livingParent, otherContainer, stranger]) mkdirSync(folder);
  sweepRunFolders(parent);
  expect([stale, ours, livingParent, otherContainer, stranger].map((folder) => existsSync(folder))).toEqual([
    false,
    true,
    true,
    true,
    true,
  ]);
});
