import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { constants as system, setPriority } from 'node:os';
import { delimiter, join } from 'node:path';
import { fail, succeed, type Clock, type Result } from '../../config/kernel/index.js';

const answerMs = 10_000;

/** The path of a program of the system, or null. */
export function findProgram(name: string, searchPath: string | undefined): string | null {
  for (const folder of (searchPath ?? '').split(delimiter)) {
    const candidate = join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // not in this folder
    }
  }
  return null;
}

export interface SpeakingProgram {
  readonly program: string;
  readonly parameters: readonly string[];
  /** What the program reads from its standard input; absent: nothing. */
  readonly input?: string;
  readonly isUrgent: boolean;
  readonly clock: Clock;
}

/** Runs a program to its end: what it wrote to its standard output, or one sentence for the log. */
export function runSpeakingProgram(options: SpeakingProgram): Promise<Result<Buffer, string>> {
  const { program, parameters, input = '', isUrgent, clock } = options;
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'ignore'] });
    if (!isUrgent) stepBack(child);
    const pieces: Buffer[] = [];
    const timer = clock.setTimeout(() => child.kill('SIGKILL'), answerMs);
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stdin.on('error', () => {
      // The program ended before it read the text; 'close' tells.
    });
    child.on('error', (error) => {
      clock.clearTimeout(timer);
      resolve(fail(`${program} cannot be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      clock.clearTimeout(timer);
      const how = signal ?? `exit code ${code ?? '?'}`;
      resolve(code === 0 ? succeed(Buffer.concat(pieces)) : fail(`${program} ended with ${how}`));
    });
    child.stdin.end(input);
  });
}

/** Whoever hears or presses comes first: what is prepared ahead gets the time that nobody needs. */
export function stepBack({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, system.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system knows no priorities.
  }
}
