import { beforeEach, describe, expect, it } from 'vitest';
import { CaptureBench } from './capture-bench.js';

function withResolvers(): { promise: Promise<void>; resolve: (value?: undefined) => void } {
  let resolve: (value?: undefined) => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

let bench: CaptureBench;

beforeEach(() => {
  bench = new CaptureBench();
});

describe('CaptureSupervisor', () => {
  it('is deaf when the sound server moves it to another microphone, and back only with the first one', async () => {
    bench.supervisor.start();
    await bench.flow(100, 100);
    bench.runs[0]?.recordsFrom('array');
    bench.runs[0]?.recordsFrom('webcam');
    expect(bench.supervisor.state).toEqual({ kind: 'deaf', reason: 'wrongSource' });
    expect(bench.warnings).toEqual([
      'microphone test is deaf: the sound comes from webcam instead of array; the buttons work (ELV-SPEECH-004)',
    ]);
    await bench.clock.advance(200);
    const before = bench.blockCount;
    await bench.flow(100, 100);
    bench.runs[1]?.recordsFrom('webcam');
    await bench.clock.advance(400);
    expect(bench.supervisor.state).toEqual({ kind: 'deaf', reason: 'wrongSource' });
    await bench.flow(100, 100);
    expect(bench.blockCount).toBe(before);
    bench.runs[2]?.recordsFrom('array');
    await bench.flow(100, 100);
    expect(bench.supervisor.state).toEqual({ kind: 'flowing' });
    expect(bench.warnings.length).toBe(1);
  });

  it('does without the name of the source where no sound server tells it', async () => {
    bench.supervisor.start();
    bench.runs[0]?.recordsFrom(null);
    await bench.flow(100, 100);
    bench.runs[0]?.end('ended');
    await bench.clock.advance(200);
    bench.runs[1]?.recordsFrom(null);
    await bench.flow(100, 100);
    expect(bench.supervisor.state).toEqual({ kind: 'flowing' });
  });

  it('tries again with pauses from 0.2 to 5 s, and says once what is wrong', async () => {
    bench.isMissing = true;
    bench.supervisor.start();
    await bench.clock.advance(20_000);
    const pauses = bench.startedAtMs.slice(1).map((at, index) => at - (bench.startedAtMs[index] ?? 0));
    expect(pauses).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
    expect(bench.states).toEqual([{ kind: 'deaf', reason: 'missingProgram' }]);
    expect(bench.warnings).toEqual(['microphone test is deaf: exit code 1; the buttons work (ELV-SPEECH-004)']);
  });

  it('forgets its patience after a run that lasted, not after one that ended at once', async () => {
    bench.supervisor.start();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      bench.runs.at(-1)?.send(100);
      bench.runs.at(-1)?.end('ended');
      await bench.clock.advance(900);
    }
    expect(bench.startedAtMs).toEqual([0, 200, 1_300, 2_600]);
    await bench.flow(100, 5_000);
    const endedAtMs = bench.clock.now();
    bench.runs.at(-1)?.end('ended');
    await bench.clock.advance(900);
    expect((bench.startedAtMs.at(-1) ?? 0) - endedAtMs).toBe(200);
  });

  it('stops: no program, no timer, no restart', async () => {
    bench.supervisor.start();
    await bench.flow(100, 100);
    await bench.supervisor.stop();
    expect(bench.runs[0]?.isStopped).toBe(true);
    bench.runs[0]?.send(100);
    bench.runs[0]?.end('ended');
    await bench.clock.advance(10_000);
    expect(bench.clock.pending).toBe(0);
    expect(bench.runs.length).toBe(1);
    expect(bench.blockCount).toBe(5);
  });

  it('stops while it waits for the next attempt', async () => {
    bench.supervisor.start();
    bench.runs[0]?.end('ended');
    await bench.clock.advance(10);
    await bench.supervisor.stop();
    await bench.clock.advance(10_000);
    expect(bench.clock.pending).toBe(0);
    expect(bench.runs.length).toBe(1);
  });

  it('has stopped only when a program that it gave up before has ended', async () => {
    const farewell = withResolvers();
    bench.supervisor.start();
    const [run] = bench.runs;
    if (run !== undefined) run.farewell = farewell.promise;
    await bench.clock.advance(1_000);
    expect(bench.supervisor.state).toEqual({ kind: 'deaf', reason: 'stalled' });
    let isOver = false;
    const stopped = bench.supervisor.stop().then(() => (isOver = true));
    await bench.clock.advance(10_000);
    expect(isOver).toBe(false);
    farewell.resolve();
    await stopped;
    expect(bench.runs.length).toBe(1);
  });

  it('starts again after a stop, but not before the old program let go of the device', async () => {
    const farewell = withResolvers();
    bench.supervisor.start();
    const [run] = bench.runs;
    if (run !== undefined) run.farewell = farewell.promise;
    void bench.supervisor.stop();
    bench.supervisor.start();
    await bench.clock.advance(1_000);
    expect(bench.runs.length).toBe(1);
    farewell.resolve();
    await bench.clock.advance(20);
    expect(bench.runs.length).toBe(2);
    await bench.flow(100, 20);
    expect(bench.supervisor.state).toEqual({ kind: 'flowing' });
  });
});
