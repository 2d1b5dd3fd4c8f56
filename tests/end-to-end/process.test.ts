import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureBuilt, LiftvoiceProcess, officeTower, projectRoot } from '../support/liftvoice-process.js';

let folder: string;
beforeAll(ensureBuilt);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const simulate = ['run', '--simulate', '--site', officeTower, '--port', '0'];

/** As from a terminal, with temporary files and data in the test's folder. */
async function start(): Promise<{ program: LiftvoiceProcess; url: string }> {
  const program = new LiftvoiceProcess(simulate, { TMPDIR: folder, XDG_DATA_HOME: join(folder, 'data') }, true);
  const [url] = await program.waitFor(/http:\/\/\S+/);
  return { program, url };
}

const runFolders = (): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('liftvoice-run-'));

function childrenOf(pid: number): readonly number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return list === '' ? [] : list.split(' ').map(Number);
}

describe('the end', () => {
  it('Ctrl-C in a terminal ends it without a word: the children are left to the program', async () => {
    const { program } = await start();
    const { code, stderr } = await program.interrupt();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(runFolders()).toEqual([]);
  });

  it('a closed terminal is an orderly end', async () => {
    const { program } = await start();
    expect(runFolders()).toHaveLength(1);
    expect((await program.stop('SIGHUP')).code).toBe(0);
    expect(runFolders()).toEqual([]);
  });

  it('a killed program takes its children with it, and the next start sweeps what it left', async () => {
    const { program } = await start();
    const children = childrenOf(program.pid);
    expect(children.length).toBeGreaterThanOrEqual(2);
    await program.stop('SIGKILL');
    await vi.waitFor(
      () => {
        expect(children.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
      },
      { timeout: 10_000 },
    );
    const left = runFolders();
    expect(left).toHaveLength(1);
    const next = await start();
    expect(runFolders()).not.toContain(left[0]);
    await next.program.stop();
  });
});

describe('what cannot be used', () => {
  const clip = join(projectRoot, 'simulator/passenger/clips/zh-floor-12.wav');

  it.each([
    ['run', simulate],
    ['hear', ['hear', clip]],
    ['bench', ['bench', 'link']],
  ])('a cache folder: %s names it, says what to do, and ends with 2', async (_, args) => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const cache of [file, '/proc/nope']) {
      const { code, stdout, stderr } = await new LiftvoiceProcess(args, { XDG_CACHE_HOME: cache }).finished;
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(
        /^the cache \S+\/liftvoice cannot be used: .* \(ELV-CMD-003\)\nWhat to do: .*XDG_CACHE_HOME.*\n$/,
      );
      expect(stderr).toContain(cache);
    }
  });

  it('an address: a clear line, 2, and nothing keeps running', async () => {
    const { code, stderr } = await new LiftvoiceProcess([...simulate, '--host', 'no.such.host.invalid']).finished;
    expect(code).toBe(2);
    expect(stderr).toMatch(/Port 0 on no\.such\.host\.invalid cannot be opened: .* \(ELV-API-003\)/);
    expect(stderr).not.toContain('    at ');
  });
});

describe('help', () => {
  it('says what is typed, and shows no defaults of switches', async () => {
    const env = { LIFTVOICE_STARTED_AS: 'npm start --' };
    const { code, stdout } = await new LiftvoiceProcess(['run', '--simulate', '--help'], env).finished;
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: npm start -- [options]');
    expect(stdout).not.toContain('default: false');
    expect((await new LiftvoiceProcess(['run', '--help']).finished).stdout).toContain('Usage: liftvoice run [options]');
  });
});
