import type { ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fail, forkModule, succeed } from '../../config/kernel/index.js';
import type { Clock, Result, TimerHandle } from '../../config/kernel/index.js';
import { reuseEngine, type SpeakCommand, type SpeakReply } from './espeak-messages.js';
import { espeakVolume, voiceName } from './espeak-voices.js';
import type { SpeechEngine, SpokenRequest } from './speech-engine.js';
import { stepBack } from './speaking-program.js';

/** A sentence takes 10 to 150 ms; the first one waits for the engine to load as well. */
const answerMs = 15_000;
/** The engine holds 90 MB, and prompts are cached: it goes when nobody has asked for so long. */
const idleMs = 60_000;

type Answer = (answer: Result<Int16Array, string>) => void;

/** Whether the optional package is installed; costs no process. */
export function isNpmEspeakInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('@echogarden/espeak-ng-emscripten');
    return true;
  } catch {
    return false;
  }
}

/** espeak-ng from npm in a child process, which is started when needed and again after it died. */
export class NpmEspeak implements SpeechEngine {
  readonly name = 'espeak-ng (npm)';
  readonly #clock: Clock;
  readonly #isUrgent: boolean;
  readonly #waiting = new Map<number, Answer>();
  #child: ChildProcess | null = null;
  #idleTimer: TimerHandle | null = null;
  #lastId = 0;

  constructor(clock: Clock, isUrgent: boolean) {
    this.#clock = clock;
    this.#isUrgent = isUrgent;
  }

  speak({ text, language, voice }: SpokenRequest): Promise<Result<Int16Array, string>> {
    const id = (this.#lastId += 1);
    const command: SpeakCommand = {
      id,
      text,
      voice: voiceName(language.espeak.voice, voice),
      wordsPerMinute: voice.wordsPerMinute,
      pitch: voice.pitch,
      volume: espeakVolume,
    };
    const child = (this.#child ??= this.#launch());
    this.#keepAwake();
    return new Promise((resolve) => {
      const timer = this.#clock.setTimeout(() => {
        // It hangs: nothing that was asked of it will be answered.
        child.kill('SIGKILL');
      }, answerMs);
      this.#waiting.set(id, (answer) => {
        this.#clock.clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(answer);
      });
      child.send(command, (error) => {
        if (error !== null) this.#waiting.get(id)?.(fail(`espeak-ng process cannot be reached: ${error.message}`));
      });
    });
  }

  async stop(): Promise<void> {
    if (this.#idleTimer !== null) this.#clock.clearTimeout(this.#idleTimer);
    this.#idleTimer = null;
    const child = this.#child;
    if (child === null) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => {
        resolve();
      });
      child.kill('SIGKILL'); // it holds nothing that could be lost
    });
  }

  #launch(): ChildProcess {
    const child = forkModule(new URL('./espeak-process.js', import.meta.url), {
      args: this.#isUrgent ? [] : [reuseEngine],
    });
    if (!this.#isUrgent) stepBack(child);
    // Unread pipes fill up and stop the child; what it says there is of no interest.
    child.stdout?.resume();
    child.stderr?.resume();
    child.on('message', (reply: SpeakReply) => {
      const answer = this.#waiting.get(reply.id);
      answer?.('samples' in reply ? succeed(reply.samples) : fail(reply.failure));
    });
    child.on('error', () => {
      // A child that cannot be started or reached also ends: 'exit' or the send above reports it.
    });
    child.on('exit', (code, signal) => {
      if (this.#child === child) this.#child = null;
      for (const answer of [...this.#waiting.values()])
        answer(fail(`espeak-ng process ended (${signal ?? code ?? '?'})`));
    });
    return child;
  }

  #keepAwake(): void {
    if (this.#idleTimer !== null) this.#clock.clearTimeout(this.#idleTimer);
    this.#idleTimer = this.#clock.setTimeout(() => {
      void this.stop();
    }, idleMs);
  }
}
