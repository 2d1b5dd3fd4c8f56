import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { projectRoot } from '../support/liftvoice-process.js';

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
/** Every command line of the fenced `sh` blocks, in order. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => (block ?? '').trim().split('\n'));

/** A newcomer's folder: a clone, nothing installed, nothing built. `npm test` of the README is what runs this test. */
describe('the commands of the README, in a fresh clone', () => {
  let clone: string;

  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'liftvoice-clone-'));
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${projectRoot}`, clone], { stdio: 'ignore' });
  });

  afterAll(() => {
    rmSync(clone, { recursive: true, force: true });
  });

  it('are the ones that this test knows', () => {
    expect(commands.map((command) => command.split(' ').slice(0, 3).join(' '))).toEqual([
      'npm start',
      'npm test',
      'npx liftvoice check',
      'npx liftvoice hear',
      'npx liftvoice bench',
    ]);
  });

  it('npm start installs, builds and prints the address, and ends with npm', { timeout: 240_000 }, async () => {
    const program = spawn('npm', ['start', '--', '--port', '0'], {
      cwd: clone,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const url = await new Promise<string>((resolve, reject) => {
        let output = '';
        program.stdout.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          const match = /http:\/\/\S+/.exec(output);
          if (match !== null) resolve(match[0]);
        });
        program.on('close', () => {
          reject(new Error(`ended:\n${output}`));
        });
      });
      expect((await fetch(url)).headers.get('content-type')).toContain('text/html');
      // The board is greeted right after the page is there.
      await vi.waitFor(
        async () => {
          expect(await (await fetch(new URL('/api/v1/health', url))).json()).toMatchObject({ status: 'ok' });
        },
        { timeout: 10_000, interval: 100 },
      );
    } finally {
      // npm alone, and without a chance to tell anybody. Its output is closed when nobody is left who writes to it.
      const closed = once(program, 'close');
      program.kill('SIGKILL');
      await closed;
    }
  });

  it.each(commands.filter((command) => command.startsWith('npx')))('%s', { timeout: 120_000 }, (command) => {
    const printed = execFileSync('sh', ['-c', command], {
      cwd: clone,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(printed.trim()).not.toBe('');
  });
});
