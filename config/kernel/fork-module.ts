import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Starts a module of this project as a child process with an IPC channel that carries typed arrays.
 * Production runs compiled `.js`; tests run the `.ts` source, for which the child needs the same loader.
 *
 * @param url the compiled name, e.g. `new URL('./recognizer-process.js', import.meta.url)`
 */
export function forkModule(url: URL, args: readonly string[] = []): ChildProcess {
  const compiled = fileURLToPath(url);
  const isCompiled = existsSync(compiled);
  return fork(isCompiled ? compiled : compiled.replace(/\.js$/, '.ts'), args, {
    execArgv: isCompiled ? [] : ['--import', 'tsx'],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}
