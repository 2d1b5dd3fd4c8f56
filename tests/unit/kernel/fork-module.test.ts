import { afterEach, expect, it, vi } from 'vitest';
import { forkModule } from '../../../config/kernel/index.js';

const { execPath } = process;
afterEach(() => {
  process.execPath = execPath;
  vi.unstubAllEnvs();
});

it('a process that cannot be started ends like any other, after its error was told', async () => {
  process.execPath = '/nowhere/node';
  const child = forkModule(new URL('./nothing.js', import.meta.url));
  const events: string[] = [];
  child.on('error', () => events.push('error'));
  await new Promise<void>((resolve) => {
    child.on('exit', (code) => {
      events.push(`exit ${code ?? 'null'}`);
      resolve();
    });
  });
  expect(events).toEqual(['error', 'exit -1']);
});

it('a process has the variables that it is given beside those of this one', async () => {
  vi.stubEnv('LIFTVOICE_OF_THE_PARENT', 'inherited');
  const child = forkModule(new URL('../../support/environment-process.js', import.meta.url), {
    environment: { LIFTVOICE_OF_ITS_OWN: 'given' },
  });
  const told = new Promise((resolve) => child.once('message', resolve));
  expect(await told).toMatchObject({ LIFTVOICE_OF_THE_PARENT: 'inherited', LIFTVOICE_OF_ITS_OWN: 'given' });
  child.kill();
});
