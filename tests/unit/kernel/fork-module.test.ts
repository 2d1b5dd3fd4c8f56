import { afterEach, expect, it } from 'vitest';
import { forkModule } from '../../../config/kernel/index.js';

const { execPath } = process;
afterEach(() => {
  process.execPath = execPath;
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
