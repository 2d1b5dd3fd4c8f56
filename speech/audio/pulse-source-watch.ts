import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { readPulseList, sourceOf } from './pulse-list.js';

export interface PulseSourceWatchOptions {
  /** The program that records. */
  readonly pid: number;
  /** As the recording program's, or another server would be asked; null: as this process. */
  readonly environment: Readonly<Record<string, string | undefined>> | null;
  /** Told once at first, then whenever it may have changed; null: cannot be told. */
  readonly onSource: (name: string | null) => void;
}

/**
 * Which source of PulseAudio (or of PipeWire, which answers to `pactl` as well) a recording program hears. The server names it
 * to whoever asks, and `pactl subscribe` says when to ask again.
 */
export class PulseSourceWatch {
  readonly #options: PulseSourceWatchOptions;
  #events: ChildProcess | null = null;
  #isStopped = false;
  #lookUps: Promise<void> = Promise.resolve();

  constructor(options: PulseSourceWatchOptions) {
    this.#options = options;
    void this.#start();
  }

  stop(): void {
    this.#isStopped = true;
    this.#events?.kill('SIGKILL'); // it only listens
    this.#events = null;
  }

  async #start(): Promise<void> {
    // Asked without need, pactl would start a server that then takes the sound card away from everybody.
    const name = (await usesSoundServer(this.#options.pid)) ? await this.#find() : null;
    if (this.#isStopped) return;
    // First the subscription, then the answer: what is moved between the two would be missed for ever.
    if (name !== null) this.#subscribe();
    this.#tell(name);
    if (name !== null) this.#lookUpAgain();
  }

  #subscribe(): void {
    const { environment } = this.#options;
    const events = spawn('pactl', ['subscribe'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
      ...(environment === null ? {} : { env: environment }),
    });
    this.#events = events;
    events.on('error', () => {
      // No pactl, no watch: the other signs of a lost microphone still count.
    });
    createInterface({ input: events.stdout }).on('line', (line) => {
      if (line.includes(' source-output ')) this.#lookUpAgain();
    });
  }

  /** One look-up after another: answers that overtake each other would end with the older one. */
  #lookUpAgain(): void {
    this.#lookUps = this.#lookUps.then(async () => {
      const name = this.#isStopped ? null : await this.#find();
      // Gone from the list: the program has ended or is being moved; both are told in another way.
      if (name !== null) this.#tell(name);
    });
  }

  #tell(name: string | null): void {
    if (!this.#isStopped) this.#options.onSource(name);
  }

  async #find(): Promise<string | null> {
    const { pid, environment } = this.#options;
    const outputs = await readPulseList(['source-outputs'], environment);
    const sources = await readPulseList(['short', 'sources'], environment);
    return sourceOf(pid, outputs, sources);
  }
}

/** Whether the sound library of a server is part of the program. */
async function usesSoundServer(pid: number): Promise<boolean> {
  try {
    return /libpulse|libpipewire/.test(await readFile(`/proc/${pid}/maps`, 'utf8'));
  } catch {
    return false;
  }
}
