import { beforeEach, describe, expect, it } from 'vitest';
import { Listeners, VirtualClock } from '../../../config/kernel/index.js';
import type { AudioState, Log } from '../../../config/kernel/index.js';
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

function withResolvers(): { promise: Promise<void>; resolve: (value?: undefined) => void } {
  let resolve: (value?: undefined) => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
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

let clock: StallingClock;
let runs: FakeCapture[];
let startedAtMs: number[];
/** Programs end as soon as they are started. */
let isMissing: boolean;
let states: AudioState[];
let warnings: string[];
let blockCount: number;
let supervisor: CaptureSupervisor;

const log: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (_, message) => warnings.push(message),
  error: () => undefined,
  child: () => log,
};

beforeEach(() => {
  clock = new StallingClock();
  runs = [];
  startedAtMs = [];
  isMissing = false;
  states = [];
  warnings = [];
  blockCount = 0;
  supervisor = new CaptureSupervisor({
    name: 'microphone test',
    startCapture: () => {
      const run = new FakeCapture();
      runs.push(run);
      startedAtMs.push(clock.now());
      if (isMissing) {
        queueMicrotask(() => {
          run.end('missingProgram');
        });
      }
      return run;
    },
    clock,
    log,
    meanwhile: 'the buttons work',
  });
  supervisor.onState((state) => states.push(state));
  supervisor.onBlock(() => (blockCount += 1));
});

/** Sends blocks at their own pace. */
async function flow(value: number, durationMs: number): Promise<void> {
  for (let at = 0; at < durationMs; at += 20) {
    runs.at(-1)?.send(value);
    await clock.advance(20);
  }
}

describe('CaptureSupervisor', () => {
  it('flows with the first block, also of a microphone that has given nothing but zeros so far', async () => {
    supervisor.start();
    expect(supervisor.state).toEqual({ kind: 'starting' });
    await flow(0, 10_000);
    expect(states).toEqual([{ kind: 'flowing' }]);
    expect(blockCount).toBe(500);
    expect(runs.length).toBe(1);
  });

  it('is deaf after thirty seconds of nothing but zeros from the very start, and stays so until there is a signal', async () => {
    supervisor.start();
    await flow(0, 30_000);
    expect(supervisor.state).toEqual({ kind: 'flowing' });
    await flow(0, 20);
    expect(supervisor.state).toEqual({ kind: 'deaf', reason: 'silent' });
    await clock.advance(200);
    await flow(0, 1_000);
    expect(supervisor.state).toEqual({ kind: 'deaf', reason: 'silent' });
    await flow(-1, 20);
    expect(supervisor.state).toEqual({ kind: 'flowing' });
    expect(warnings).toEqual(['microphone test is deaf: digital silence; the buttons work (ELV-SPEECH-004)']);
  });

  it('counts the zeros of a fresh microphone over restarts of its program', async () => {
    supervisor.start();
    await flow(0, 29_000);
    runs[0]?.end('ended');
    await clock.advance(200);
    await flow(0, 1_020);
    expect(supervisor.state).toEqual({ kind: 'deaf', reason: 'silent' });
  });

  it('hears a quiet room, whose converter has a little noise, for ever', async () => {
    supervisor.start();
    for (let second = 0; second < 60; second += 1) {
      await flow(0, 980);
      await flow(1, 20);
    }
    expect(states).toEqual([{ kind: 'flowing' }]);
  });

  it('is deaf when the sound server moves it to another microphone, and back only with the first one', async () => {
    supervisor.start();
    await flow(100, 100);
    runs[0]?.recordsFrom('array');
    runs[0]?.recordsFrom('webcam');
    expect(supervisor.state).toEqual({ kind: 'deaf', reason: 'wrongSource' });
    expect(warnings).toEqual([
      'microphone test is deaf: the sound comes from webcam instead of array; the buttons work (ELV-SPEECH-004)',
    ]);
    await clock.advance(200);
    const before = blockCount;
    await flow(100, 100);
    runs[1]?.recordsFrom('webcam');
    await clock.advance(400);
    expect(supervisor.state).toEqual({ kind: 'deaf', reason: 'wrongSource' });
    await flow(100, 100);
    expect(blockCount).toBe(before);
    runs[2]?.recordsFrom('array');
    await flow(100, 100);
    expect(supervisor.state).toEqual({ kind: 'flowing' });
    expect(warnings.length).toBe(1);
  });

  it('does without the name of the source where no sound server tells it', async () => {
    supervisor.start();
    runs[0]?.recordsFrom(null);
    await flow(100, 100);
    runs[0]?.end('ended');
    await clock.advance(200);
    runs[1]?.recordsFrom(null);
    await flow(100, 100);
    expect(supervisor.state).toEqual({ kind: 'flowing' });
  });

  it('is deaf one second after the last byte, ends the program and starts another one', async () => {
    supervisor.start();
    await flow(100, 200);
    await clock.advance(979);
    expect(supervisor.state.kind).toBe('starting');
    await clock.advance(1);
    expect(supervisor.state).toEqual({ kind: 'deaf', reason: 'stalled' });
    expect(runs[0]?.isStopped).toBe(true);
    await clock.advance(200);
    expect(runs.length).toBe(2);
    await flow(100, 20);
    expect(supervisor.state).toEqual({ kind: 'flowing' });
  });

  it('tells a gap in the sound that is too short for a stall, and goes on with the same program', async () => {
    supervisor.start();
    await flow(100, 200);
    await clock.advance(279);
    expect(supervisor.state.kind).toBe('flowing');
    await clock.advance(1);
    expect(supervisor.state.kind).toBe('starting');
    await flow(100, 1_200);
    expect(states.map(({ kind }) => kind)).toEqual(['flowing', 'starting', 'flowing']);
    expect(runs.length).toBe(1);
    expect(warnings).toEqual([]);
  });

  it('hears what waited in the pipe while Liftvoice stood still for two seconds', async () => {
    supervisor.start();
    await flow(100, 200);
    clock.stall(1_900);
    for (let at = 0; at < 1_900; at += 20) runs[0]?.send(100);
    await flow(100, 200);
    expect(states).toEqual([{ kind: 'flowing' }]);
    expect(blockCount).toBe(115);
  });

  it('passes on nothing of a pipe that ran over while Liftvoice stood still: two halves are no request', async () => {
    supervisor.start();
    await flow(100, 200);
    // 3.3 s of the 4.5 s found room. All of it is read in one go, before any timer is looked at.
    clock.stall(4_500);
    for (let at = 0; at < 3_300; at += 20) runs[0]?.send(100);
    expect(supervisor.state).toEqual({ kind: 'deaf', reason: 'stalled' });
    expect(runs[0]?.isStopped).toBe(true);
    expect(blockCount).toBe(10);
    await clock.advance(200);
    await flow(100, 100);
    expect(states.map(({ kind }) => kind)).toEqual(['flowing', 'deaf', 'flowing']);
    expect(blockCount).toBe(15);
  });

  it('says nothing of a gap while it is deaf', async () => {
    supervisor.start();
    await flow(100, 100);
    await flow(0, 2_040);
    await clock.advance(200);
    await flow(0, 100);
    await clock.advance(500);
    expect(supervisor.state).toEqual({ kind: 'deaf', reason: 'silent' });
  });

  it('is deaf after more than two seconds of zeros once there was a signal', async () => {
    supervisor.start();
    await flow(100, 100);
    await flow(0, 2_000);
    expect(supervisor.state).toEqual({ kind: 'flowing' });
    await flow(0, 40);
    expect(supervisor.state).toEqual({ kind: 'deaf', reason: 'silent' });
  });

  it('keeps zeros after a signal back until the next signal shows that they were a pause', async () => {
    supervisor.start();
    await flow(100, 100);
    await flow(0, 500);
    expect(blockCount).toBe(5);
    await flow(1, 20);
    expect(blockCount).toBe(31);
  });

  it('never passes on the zeros of a microphone that died', async () => {
    supervisor.start();
    await flow(100, 100);
    await flow(0, 2_040);
    await clock.advance(200);
    await flow(100, 20);
    expect(supervisor.state).toEqual({ kind: 'flowing' });
    expect(blockCount).toBe(6);
  });

  it('does not take a fresh program that gives zeros for a recovery', async () => {
    supervisor.start();
    await flow(100, 100);
    await flow(0, 2_040);
    await clock.advance(200);
    const before = blockCount;
    await flow(0, 1_000);
    expect(supervisor.state).toEqual({ kind: 'deaf', reason: 'silent' });
    expect(blockCount).toBe(before);
    await flow(1, 20);
    expect(supervisor.state).toEqual({ kind: 'flowing' });
  });

  it('tries again with pauses from 0.2 to 5 s, and says once what is wrong', async () => {
    isMissing = true;
    supervisor.start();
    await clock.advance(20_000);
    const pauses = startedAtMs.slice(1).map((at, index) => at - (startedAtMs[index] ?? 0));
    expect(pauses).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
    expect(states).toEqual([{ kind: 'deaf', reason: 'missingProgram' }]);
    expect(warnings).toEqual(['microphone test is deaf: exit code 1; the buttons work (ELV-SPEECH-004)']);
  });

  it('forgets its patience after a run that lasted, not after one that ended at once', async () => {
    supervisor.start();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      runs.at(-1)?.send(100);
      runs.at(-1)?.end('ended');
      await clock.advance(900);
    }
    expect(startedAtMs).toEqual([0, 200, 1_300, 2_600]);
    await flow(100, 5_000);
    const endedAtMs = clock.now();
    runs.at(-1)?.end('ended');
    await clock.advance(900);
    expect((startedAtMs.at(-1) ?? 0) - endedAtMs).toBe(200);
  });

  it('stops: no program, no timer, no restart', async () => {
    supervisor.start();
    await flow(100, 100);
    await supervisor.stop();
    expect(runs[0]?.isStopped).toBe(true);
    runs[0]?.send(100);
    runs[0]?.end('ended');
    await clock.advance(10_000);
    expect(clock.pending).toBe(0);
    expect(runs.length).toBe(1);
    expect(blockCount).toBe(5);
  });

  it('stops while it waits for the next attempt', async () => {
    supervisor.start();
    runs[0]?.end('ended');
    await clock.advance(10);
    await supervisor.stop();
    await clock.advance(10_000);
    expect(clock.pending).toBe(0);
    expect(runs.length).toBe(1);
  });

  it('has stopped only when a program that it gave up before has ended', async () => {
    const farewell = withResolvers();
    supervisor.start();
    const [run] = runs;
    if (run !== undefined) run.farewell = farewell.promise;
    await clock.advance(1_000);
    expect(supervisor.state).toEqual({ kind: 'deaf', reason: 'stalled' });
    let isOver = false;
    const stopped = supervisor.stop().then(() => (isOver = true));
    await clock.advance(10_000);
    expect(isOver).toBe(false);
    farewell.resolve();
    await stopped;
    expect(runs.length).toBe(1);
  });

  it('starts again after a stop, but not before the old program let go of the device', async () => {
    const farewell = withResolvers();
    supervisor.start();
    const [run] = runs;
    if (run !== undefined) run.farewell = farewell.promise;
    void supervisor.stop();
    supervisor.start();
    await clock.advance(1_000);
    expect(runs.length).toBe(1);
    farewell.resolve();
    await clock.advance(20);
    expect(runs.length).toBe(2);
    await flow(100, 20);
    expect(supervisor.state).toEqual({ kind: 'flowing' });
  });
});
