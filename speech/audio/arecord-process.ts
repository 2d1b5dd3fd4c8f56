import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Listeners, sampleRate } from '../../config/kernel/index.js';
import type { Clock } from '../../config/kernel/index.js';
import type { CaptureEnd, CaptureProcess } from './capture-process.js';
import { lastWords } from './last-words.js';
import { PulseSourceWatch } from './pulse-source-watch.js';

/** The part of node-record-lpcm16 1.0.1 that is used; the package brings no types. */
interface RecorderPackage {
  readonly record: (options: object) => { readonly process: ChildProcess; stream(): Readable };
}

export interface ArecordOptions {
  /** ALSA device, best by name: "plughw:CARD=Array". "default" moves to another microphone when the first one vanishes. */
  readonly device: string;
  readonly clock: Clock;
  /** Environment of the program; null: as this process. */
  readonly environment: Readonly<Record<string, string | undefined>> | null;
}

const require = createRequire(import.meta.url);
const { record } = require('node-record-lpcm16') as RecorderPackage;
const forceAfterMs = 300;
/** After the exit, for its last words; a grandchild that holds the pipes open must not be waited for. */
const lastWordsMs = 200;
/** Characters of what the program writes on standard error that are kept: a day of complaints must not fill the memory. */
const mostWritten = 2_000;

/** Starts `arecord` under node-record-lpcm16, raw 16 kHz mono in periods of 20 ms. */
export function startArecord({ device, clock, environment }: ArecordOptions): CaptureProcess {
  const recording = record({
    recorder: recorderModule(),
    device,
    environment,
    audioType: 'raw',
    channels: 1,
    sampleRate,
  });
  const { process } = recording;
  const stream = recording.stream();
  const ended = watchEnd(process, stream, clock);
  const bytes = new Listeners<Uint8Array>();
  const sources = new Listeners<string | null>();
  let watch: PulseSourceWatch | null = null;
  stream.on('data', (chunk: Uint8Array) => {
    // Before its first bytes the program may not have met the sound server yet.
    watch ??= new PulseSourceWatch({
      pid: process.pid ?? 0,
      environment,
      onSource: (name) => {
        sources.emit(name);
      },
    });
    bytes.emit(chunk);
  });
  void ended.then(() => watch?.stop());
  return {
    onBytes: (listener) => bytes.add(listener),
    onSource: (listener) => sources.add(listener),
    onEnd: (listener) => void ended.then(listener),
    stop: async () => {
      watch?.stop();
      process.kill('SIGTERM');
      // A program that waits for a dead sound server does not come back to look at its signals.
      const force = clock.setTimeout(() => process.kill('SIGKILL'), forceAfterMs);
      await ended;
      clock.clearTimeout(force);
    },
  };
}

/**
 * A missing program is an 'error' of the process, a failed one an 'error' of the stream whose payload is a string, a clean exit
 * neither: all three are heard, since an unheard 'error' would end Liftvoice.
 */
function watchEnd(process: ChildProcess, stream: Readable, clock: Clock): Promise<CaptureEnd> {
  let written = '';
  process.stderr?.on('data', (chunk: Buffer) => {
    written = (written + chunk.toString()).slice(-mostWritten);
  });
  return new Promise((resolve) => {
    process.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT')
        resolve({
          reason: 'missingProgram',
          detail: 'the program arecord is not installed (Debian: apt-get install alsa-utils)',
        });
      else resolve({ reason: 'ended', detail: error.message });
    });
    stream.on('error', () => {
      // Says only that the exit code was not 0; 'close' tells more.
    });
    const end = (code: number | null, signal: string | null): void => {
      const how = signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`;
      const words = lastWords(written);
      resolve({ reason: 'ended', detail: `arecord ended with ${how}${words === '' ? '' : `: ${words}`}` });
    };
    process.once('exit', (code, signal) => {
      const timer = clock.setTimeout(() => {
        stream.destroy();
        end(code, signal);
      }, lastWordsMs);
      process.once('close', () => {
        clock.clearTimeout(timer);
        end(code, signal);
      });
    });
  });
}

/** The compiler copies no CommonJS: compiled code in dist/speech/audio finds the module where the source has it. */
function recorderModule(): string {
  const beside = fileURLToPath(new URL('./arecord-recorder.cjs', import.meta.url));
  const inSource = fileURLToPath(new URL('../../../speech/audio/arecord-recorder.cjs', import.meta.url));
  return existsSync(beside) ? beside : inSource;
}
