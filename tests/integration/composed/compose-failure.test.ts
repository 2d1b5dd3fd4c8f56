import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadSite } from '../../../config/index.js';
import { ElevatorError, silentLog, systemClock } from '../../../config/kernel/index.js';
import { compose, type ComposeOptions } from '../../../controller/app/compose.js';
import { findFolders } from '../../../controller/app/folders.js';
import { childProcesses } from '../../support/child-processes.js';
import { languages } from '../../support/languages.js';
import { officeTower } from '../../support/liftvoice-process.js';

const fault = vi.hoisted((): { thrown: Error } => ({ thrown: new Error('nothing was thrown yet') }));
vi.mock('../../../controller/app/compose-simulation.js', () => ({
  openSimulator: () => () => Promise.reject(fault.thrown),
}));

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
});
afterEach(() => {
  rmSync(cache, { recursive: true });
});

async function options(): Promise<ComposeOptions> {
  const reading = await loadSite(officeTower, languages);
  if (!reading.ok) throw new Error('the example site has faults');
  const folders = findFolders({ XDG_CACHE_HOME: cache, XDG_DATA_HOME: cache });
  const common = { clock: systemClock, log: silentLog, timeOfDay: () => new Date(), environment: {} };
  return { ...common, site: reading.value.site, languages, folders, recordings: null, isSimulated: true };
}

const recognizers = (): readonly number[] => childProcesses('recognizer-process');

it(
  'what was built before a fault is taken down, and a fault with a code is an answer',
  { timeout: 60_000 },
  async () => {
    fault.thrown = new ElevatorError('ELV-FW-001', 'no firmware');
    const composed = await compose(await options());
    expect(composed).toMatchObject({ ok: false, failure: { code: 'ELV-FW-001' } });
    expect(recognizers()).toEqual([]);
  },
);

it('a defect is thrown on, after the same teardown', { timeout: 60_000 }, async () => {
  fault.thrown = new TypeError('a defect');
  await expect(compose(await options())).rejects.toBe(fault.thrown);
  expect(recognizers()).toEqual([]);
});
