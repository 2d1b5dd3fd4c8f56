import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface ForkOptions {
  readonly args?: readonly string[];
  /** Variables that the child has beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Starts a module of this project as a child process with an IPC channel that carries typed arrays.
 *
 * It has a process group of its own: Ctrl-C and a closed terminal are meant for the program, which ends its children in order;
 * a program that vanishes closes the channel, and that ends them too. One that exits takes what is still there with it: a child that
 * loads a model in one long call would notice the closed channel late. A process that could not be started at all (`error`) is
 * reported like one that ended (`exit`, code -1), so that whoever keeps it alive has one event to wait for.
 *
 * Production runs compiled `.js`; tests run the `.ts` source, for which the child needs the same loader.
 *
 * @param url the compiled name, e.g. `new URL('./recognizer-process.js', import.meta.url)`
 */
export function forkModule(url: URL, { args = [], environment = {} }: ForkOptions = {}): ChildProcess {
  const compiled = fileURLToPath(url);
  const isCompiled = existsSync(compiled);
  const child = fork(isCompiled ? compiled : compiled.replace(/\.js$/, '.ts'), args, {
    env: { ...process.env, ...environment },
    execArgv: isCompiled ? [] : ['--import', 'tsx'],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // On Windows it would open a window.
    detached: process.platform !== 'win32',
  });
  endWithThisProcess(child);
  child.on('error', () => {
    // Later errors of a process that runs (a message or signal that did not reach it) are followed by its own end.
    if (child.pid === undefined) queueMicrotask(() => child.emit('exit', -1, null));
  });
  return child;
}

const living = new Set<ChildProcess>();

function endWithThisProcess(child: ChildProcess): void {
  if (living.size === 0) process.on('exit', killLiving);
  living.add(child);
  child.once('exit', () => {
    living.delete(child);
    if (living.size === 0) process.off('exit', killLiving);
  });
}

function killLiving(): void {
  for (const child of living) child.kill('SIGKILL');
}
