import { vi } from 'vitest';
import { delay, systemClock } from '../../config/kernel/index.js';

/** Leaves the processor to the process that is waited for. */
const lookEveryMs = 50;
/** Within the time that a test of a real process may take, so that it fails with what it waited for. */
const patienceMs = 40_000;

/** Settles once it is so. @param what for the failure where that never comes, e.g. "the end of the old process" */
export async function waitUntil(isSo: () => boolean, what: string): Promise<void> {
  const limitMs = systemClock.now() + patienceMs;
  while (!isSo()) {
    if (systemClock.now() > limitMs) throw new Error(`waited in vain for ${what}`);
    await delay(systemClock, lookEveryMs);
  }
}

/** Settles once the check passes, and fails as the check does: `vi.waitFor` alone gives up after one second, too little for a busy machine. */
export async function eventually(check: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: patienceMs, interval: lookEveryMs });
}
