import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ElevatorError, fail, type Result } from '../../config/kernel/index.js';

/** Runs `work` while no other process changes the store. The lock of a process that no longer lives is taken over. */
export async function withStoreLock<Value>(
  installedFolder: string,
  work: () => Promise<Result<Value, ElevatorError>>,
): Promise<Result<Value, ElevatorError>> {
  const file = path.join(installedFolder, '.lock');
  await mkdir(installedFolder, { recursive: true });
  const holder = await take(file);
  if (holder !== null) {
    const message = `process ${holder} is changing ${installedFolder}; wait for it, or remove ${file} if it is none of ours`;
    return fail(new ElevatorError('ELV-SPEECH-014', message));
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** @returns the process that holds the lock, null where it is ours now */
async function take(file: string): Promise<number | null> {
  for (let tries = 2; tries > 0; tries -= 1) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return null;
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (isAlive(holder)) return holder;
    await rm(file, { force: true });
  }
  return 0;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
