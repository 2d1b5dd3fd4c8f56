import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../..');
export const officeTower = resolve(projectRoot, 'config/examples/office-tower.yaml');
export const hospital = resolve(projectRoot, 'config/examples/hospital.yaml');
export const smallHouse = resolve(projectRoot, 'config/examples/small-house.yaml');

/** Builds what is out of date; nothing when everything is. */
export function ensureBuilt(): void {
  execFileSync(process.execPath, [resolve(projectRoot, 'controller/app/build.mjs')], { cwd: projectRoot });
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built program as a person starts it: a process of its own whose lines can be waited for. */
export class LiftvoiceProcess {
  readonly #child: ChildProcess;
  readonly finished: Promise<Finished>;
  #stdout = '';
  #stderr = '';
  readonly #waiting = new Set<() => void>();

  /** @param hasOwnGroup as started from a terminal, so that `interrupt` reaches what Ctrl-C there would reach. */
  constructor(args: readonly string[], env: Readonly<Record<string, string>> = {}, hasOwnGroup = false) {
    this.#child = spawn(process.execPath, [resolve(projectRoot, 'dist/controller/app/main.js'), ...args], {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: hasOwnGroup,
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
      for (const wake of this.#waiting) wake();
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
      for (const wake of this.#waiting) wake();
    });
    this.finished = new Promise((settle) => {
      this.#child.on('close', (code) => {
        settle({ code, stdout: this.#stdout, stderr: this.#stderr });
        for (const wake of this.#waiting) wake();
      });
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get output(): string {
    return this.#stdout + this.#stderr;
  }

  /** The first match in what was printed, once it is there; fails with everything printed when the program ends before. */
  async waitFor(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#stdout) ?? pattern.exec(this.#stderr);
      if (match !== null) return match;
      if (this.#child.exitCode !== null) throw new Error(`ended without ${String(pattern)}:\n${this.output}`);
      await new Promise<void>((settle) => {
        const wake = (): void => {
          this.#waiting.delete(wake);
          settle();
        };
        this.#waiting.add(wake);
      });
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Finished> {
    this.#child.kill(signal);
    return this.finished;
  }

  /** Ctrl-C: the whole group is told. */
  async interrupt(): Promise<Finished> {
    process.kill(-this.pid, 'SIGINT');
    return this.finished;
  }
}

/** `liftvoice run --simulate` on a free port; the address of its page. */
export async function startSimulated(
  args: readonly string[] = [],
  site = officeTower,
): Promise<{ program: LiftvoiceProcess; url: string }> {
  ensureBuilt();
  const program = new LiftvoiceProcess(['run', '--simulate', '--site', site, '--port', '0', ...args]);
  const [, url] = await program.waitFor(/(http:\/\/\S+)/);
  return { program, url: url ?? '' };
}
