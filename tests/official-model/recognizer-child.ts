import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { forkModule, sampleRate } from '../../config/kernel/index.js';
import { shippedLibraryPath } from '../../speech/index.js';
import { faintNoise } from '../../speech/recognizer/faint-noise.js';
import type { FromRecognizer, RecognizedText, ToRecognizer } from '../../speech/recognizer/recognizer-messages.js';

const model = 'under test';

/** The recogniser process of the program with one model, looked at from outside: what it hears, costs and weighs. */
export class RecognizerChild {
  readonly #child: ChildProcess;
  readonly loadMs: number;

  static async start(folder: string, words: readonly (readonly [string, number])[]): Promise<RecognizerChild> {
    const child = forkModule(new URL('../../speech/recognizer/recognizer-process.js', import.meta.url));
    const library = shippedLibraryPath()!;
    const loaded = next(child);
    child.send({ type: 'load', library, models: [{ model, folder, words }] } satisfies ToRecognizer);
    const message = await loaded;
    if (message.type !== 'loaded') throw new Error(JSON.stringify(message));
    return new RecognizerChild(child, message.loadMs);
  }

  private constructor(child: ChildProcess, loadMs: number) {
    this.#child = child;
    this.loadMs = loadMs;
    this.#send({ type: 'open', session: 1, first: model, seconds: [] });
  }

  /** One utterance with a quarter of a second of room before and after it. */
  async hear(samples: Int16Array): Promise<RecognizedText> {
    const room = faintNoise(sampleRate / 4);
    this.#send({ type: 'begin', session: 1, utterance: 1, hasPartials: false });
    for (const part of [room, samples, room]) this.#send({ type: 'audio', session: 1, samples: part });
    const answered = next(this.#child, 'answer');
    this.#send({ type: 'finish', session: 1, cut: null });
    const message = await answered;
    if (message.type !== 'answer') throw new Error(JSON.stringify(message));
    return message.heard.first;
  }

  get residentMegabytes(): number {
    const [, kilobytes] = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1_000;
  }

  /** Processor time so far; the kernel counts hundredths of a second. */
  get cpuSeconds(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }

  #send(message: ToRecognizer): void {
    this.#child.send(message);
  }
}

function next(child: ChildProcess, wanted?: FromRecognizer['type']): Promise<FromRecognizer> {
  return new Promise((resolve, reject) => {
    const ended = (): void => {
      reject(new Error('the recogniser process ended'));
    };
    const take = (message: FromRecognizer): void => {
      if (wanted !== undefined && message.type !== wanted && message.type !== 'badMessage') return;
      child.off('message', take);
      child.off('exit', ended);
      resolve(message);
    };
    child.on('message', take);
    child.once('exit', ended);
  });
}
