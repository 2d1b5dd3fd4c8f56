import { spawn } from 'node:child_process';
import { sampleRate, type Clock, type TimerHandle } from '../../config/kernel/index.js';
import { lastWords } from './last-words.js';

export interface AplayOptions {
  /** ALSA device as `aplay -L` lists it. */
  readonly device: string;
  readonly samples: Int16Array;
  readonly clock: Clock;
  /** Environment of the program; null: as this process. */
  readonly environment: Readonly<Record<string, string | undefined>> | null;
}

/** One run of the program that plays. */
export interface Playback {
  /** Settles when the last sample has sounded: null, or why not all of it did, in one sentence for the log. */
  readonly ended: Promise<string | null>;
  /** Cuts it off. */
  stop(): void;
}

/** How much longer than the sound itself it may take: the device is opened, its buffer runs dry, a sound server wakes up. */
const patienceMs = 3_000;
/** A program that waits for a dead sound server does not come back to look at its signals. */
const forceAfterMs = 300;
/** Characters of what the program writes: why it ended stands at the end of it. */
const mostWritten = 2_000;

/** Plays 16 kHz mono with `aplay`, which ends when everything has sounded; one that hangs is ended. */
export function startAplay({ device, samples, clock, environment }: AplayOptions): Playback {
  const format = ['-t', 'raw', '-f', 'S16_LE', '-r', String(sampleRate), '-c', '1'];
  const child = spawn('aplay', ['-q', '-D', device, ...format, '--buffer-time=200000', '-'], {
    stdio: ['pipe', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C in a terminal is for Liftvoice, which ends its loudspeaker in order.
    detached: true,
    ...(environment === null ? {} : { env: environment }),
  });
  let written = '';
  child.stderr.on('data', (piece: Buffer) => {
    written = (written + piece.toString()).slice(-mostWritten);
  });
  child.stdin.on('error', () => {
    // The program ended before it had everything; 'close' tells.
  });
  let isHanging = false;
  let isEnded = false;
  let force: TimerHandle | null = null;
  const stop = (): void => {
    if (isEnded) return;
    child.kill('SIGTERM');
    force ??= clock.setTimeout(() => child.kill('SIGKILL'), forceAfterMs);
  };
  const limit = clock.setTimeout(
    () => {
      isHanging = true;
      stop();
    },
    (samples.length / sampleRate) * 1_000 + patienceMs,
  );
  const ended = new Promise<string | null>((resolve) => {
    const end = (trouble: string | null): void => {
      isEnded = true;
      clock.clearTimeout(limit);
      if (force !== null) clock.clearTimeout(force);
      resolve(trouble);
    };
    child.once('error', (error: NodeJS.ErrnoException) => {
      end(error.code === 'ENOENT' ? 'the program aplay is not installed' : `aplay cannot be started: ${error.message}`);
    });
    child.once('close', (code, signal) => {
      const words = lastWords(written);
      const how = signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`;
      if (isHanging) end('aplay does not come to an end: the device or the sound server takes no sound');
      else end(code === 0 ? null : `aplay ended with ${how}${words === '' ? '' : `: ${words}`}`);
    });
  });
  child.stdin.end(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
  return { ended, stop };
}
