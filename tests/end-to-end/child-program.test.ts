import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventually } from '../support/wait-until.js';

const module = new URL('../../controller/app/child-program.mjs', import.meta.url).href;
/** Tells its process id, and wants to go on for ever. */
const stubborn = `for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
setInterval(() => undefined, 1_000); console.log(process.pid);`;

function start(program: string) {
  const script = `import { runToEnd } from ${JSON.stringify(module)};
await runToEnd(process.execPath, ['-e', ${JSON.stringify(program)}], '.');
console.log('went on');`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
}

describe('a program that the first start runs', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends promptly on %s, however it clings', async (signal) => {
    const parent = start(stubborn);
    const [told] = (await once(parent.stdout.setEncoding('utf8'), 'data')) as [string];
    const child = Number(told);
    expect(existsSync(`/proc/${child}`)).toBe(true);
    const startMs = performance.now();
    parent.kill(signal);
    const [code] = (await once(parent, 'exit')) as [number];
    expect(code).toBeGreaterThan(128);
    expect(performance.now() - startMs).toBeLessThan(5_000);
    await eventually(() => {
      expect(existsSync(`/proc/${child}`)).toBe(false);
    });
  });

  it('is waited for, and what comes after it runs only where it succeeded', async () => {
    const succeeded = start('console.log("done")');
    let written = '';
    succeeded.stdout.setEncoding('utf8').on('data', (text: string) => (written += text));
    expect(await once(succeeded, 'close')).toEqual([0, null]);
    expect(written).toBe('done\nwent on\n');
    const failed = start('process.exit(3)');
    expect(await once(failed, 'close')).toEqual([1, null]);
  });
});
