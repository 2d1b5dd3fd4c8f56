import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { silentLog, systemClock } from '../../../config/kernel/index.js';
import { run } from '../../../controller/app/commands/run.js';
import type { compose } from '../../../controller/app/compose.js';
import { findFolders } from '../../../controller/app/folders.js';
import { officeTower } from '../../support/liftvoice-process.js';

/** Has built one part, and will not come to an end with the others. */
const takenDown = vi.hoisted((): string[] => []);
vi.mock('../../../controller/app/compose.js', () => ({
  compose: ((_, teardown) => {
    teardown?.add('a part', () => void takenDown.push('a part'));
    return new Promise(() => undefined);
  }) satisfies typeof compose,
}));

it('who wants an end while models are loaded does not wait for them; what is there already is taken down', async () => {
  const data = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
  const lines: string[] = [];
  try {
    const code = await run({
      siteFile: officeTower,
      isSimulated: true,
      port: 0,
      host: '127.0.0.1',
      folders: findFolders({ XDG_CACHE_HOME: data, XDG_DATA_HOME: data }),
      clock: systemClock,
      log: silentLog,
      output: { line: (text) => lines.push(text), error: (text) => lines.push(text) },
      environment: {},
      timeOfDay: () => new Date(),
      untilAskedToEnd: () => Promise.resolve(),
    });
    expect(code).toBe(0);
    expect(takenDown).toEqual(['a part']);
    expect(lines).toEqual([]);
  } finally {
    rmSync(data, { recursive: true });
  }
});
