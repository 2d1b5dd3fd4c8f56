import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** How long a program may take to end when it is asked to. npm, left to itself, tidies up for a minute. */
const patienceMs = 1_000;

/**
 * Runs a program and shows what it writes. It has a group of its own: Ctrl-C reaches this process only, which ends the whole group
 * promptly and then itself. Rejects where the program fails.
 */
export function runToEnd(program, args, cwd) {
  return new Promise((resolve, reject) => {
    const hasGroup = process.platform !== 'win32';
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'], detached: hasGroup });
    const tell = (signal) => {
      try {
        process.kill(hasGroup ? -child.pid : child.pid, signal);
      } catch {
        // It has ended meanwhile.
      }
    };
    let asked = null;
    const end = (signal) => {
      asked ??= signal;
      tell('SIGTERM');
      setTimeout(tell, patienceMs, 'SIGKILL').unref();
    };
    for (const signal of signals) process.on(signal, end);
    const settle = (done) => {
      for (const signal of signals) process.off(signal, end);
      if (asked === null) done();
      else {
        // Its own children may outlive it.
        tell('SIGKILL');
        process.exit(128 + constants.signals[asked]);
      }
    };
    child.once('error', (error) => settle(() => reject(error)));
    child.once('exit', (code, signal) =>
      settle(() => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${signal ?? code}`)))),
    );
  });
}
