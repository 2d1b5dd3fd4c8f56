import { Listeners, VirtualClock, type AudioState, type Log } from '../../../config/kernel/index.js';
import type { CaptureEnd, CaptureProcess } from '../../../speech/audio/capture-process.js';
import { CaptureSupervisor } from '../../../speech/audio/capture-supervisor.js';

/** One run of a recording program, as the test wants it. */
class FakeCapture implements CaptureProcess {
  readonly #bytes = new Listeners<Uint8Array>();
  readonly #ends = new Listeners<CaptureEnd>();
  readonly #sources = new Listeners<string | null>();
  isStopped = false;
  /** A program that takes its time to end; settled by the test. */
  farewell: Promise<void> = Promise.resolve();

  onBytes(listener: (bytes: Uint8Array) => void): () => void {
    return this.#bytes.add(listener);
  }

  onSource(listener: (name: string | null) => void): () => void {
    return this.#sources.add(listener);
  }

  onEnd(listener: (end: CaptureEnd) => void): void {
    this.#ends.add(listener);
  }

  stop(): Promise<void> {
    this.isStopped = true;
    return this.farewell;
  }

  recordsFrom(source: string | null): void {
    this.#sources.emit(source);
  }

  /** 20 ms of one value. */
  send(value: number): void {
    this.#bytes.emit(new Uint8Array(new Int16Array(320).fill(value).buffer));
  }

  end(reason: CaptureEnd['reason']): void {
    this.#ends.emit({ reason, detail: 'exit code 1' });
  }
}

/** Time that can pass while nothing of this process is let run, not even a timer. */
class StallingClock extends VirtualClock {
  #stalledMs = 0;

  override now(): number {
    return super.now() + this.#stalledMs;
  }

  stall(durationMs: number): void {
    this.#stalledMs += durationMs;
  }
}

/** A supervisor in virtual time, whose recording programs do what the test says. */
export class CaptureBench {
  readonly clock = new StallingClock();
  readonly runs: FakeCapture[] = [];
  readonly startedAtMs: number[] = [];
  readonly states: AudioState[] = [];
  readonly warnings: string[] = [];
  readonly supervisor: CaptureSupervisor;
  /** Programs end as soon as they are started. */
  isMissing = false;
  blockCount = 0;

  constructor() {
    const log: Log = {
      debug: () => undefined,
      info: () => undefined,
      warn: (_, message) => this.warnings.push(message),
      error: () => undefined,
      child: () => log,
    };
    this.supervisor = new CaptureSupervisor({
      name: 'microphone test',
      startCapture: () => this.#startCapture(),
      clock: this.clock,
      log,
      meanwhile: 'the buttons work',
    });
    this.supervisor.onState((state) => this.states.push(state));
    this.supervisor.onBlock(() => (this.blockCount += 1));
  }

  /** Sends blocks at their own pace. */
  async flow(value: number, durationMs: number): Promise<void> {
    for (let at = 0; at < durationMs; at += 20) {
      this.runs.at(-1)?.send(value);
      await this.clock.advance(20);
    }
  }

  #startCapture(): FakeCapture {
    const run = new FakeCapture();
    this.runs.push(run);
    this.startedAtMs.push(this.clock.now());
    if (this.isMissing) {
      queueMicrotask(() => {
        run.end('missingProgram');
      });
    }
    return run;
  }
}
