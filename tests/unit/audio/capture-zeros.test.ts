import { beforeEach, describe, expect, it } from 'vitest';
import { CaptureBench } from './capture-bench.js';

let bench: CaptureBench;

beforeEach(() => {
  bench = new CaptureBench();
});

describe('CaptureSupervisor with a microphone that gives zeros', () => {
  it('flows with the first block, also of a microphone that has given nothing but zeros so far', async () => {
    bench.supervisor.start();
    expect(bench.supervisor.state).toEqual({ kind: 'starting' });
    await bench.flow(0, 10_000);
    expect(bench.states).toEqual([{ kind: 'flowing' }]);
    expect(bench.blockCount).toBe(500);
    expect(bench.runs.length).toBe(1);
  });

  it('is deaf after thirty seconds of nothing but zeros from the very start, and stays so until there is a signal', async () => {
    bench.supervisor.start();
    await bench.flow(0, 30_000);
    expect(bench.supervisor.state).toEqual({ kind: 'flowing' });
    await bench.flow(0, 20);
    expect(bench.supervisor.state).toEqual({ kind: 'deaf', reason: 'silent' });
    await bench.clock.advance(200);
    await bench.flow(0, 1_000);
    expect(bench.supervisor.state).toEqual({ kind: 'deaf', reason: 'silent' });
    await bench.flow(-1, 20);
    expect(bench.supervisor.state).toEqual({ kind: 'flowing' });
    expect(bench.warnings).toEqual(['microphone test is deaf: digital silence; the buttons work (ELV-SPEECH-004)']);
  });

  it('counts the zeros of a fresh microphone over restarts of its program', async () => {
    bench.supervisor.start();
    await bench.flow(0, 29_000);
    bench.runs[0]?.end('ended');
    await bench.clock.advance(200);
    await bench.flow(0, 1_020);
    expect(bench.supervisor.state).toEqual({ kind: 'deaf', reason: 'silent' });
  });

  it('hears a quiet room, whose converter has a little noise, for ever', async () => {
    bench.supervisor.start();
    for (let second = 0; second < 60; second += 1) {
      await bench.flow(0, 980);
      await bench.flow(1, 20);
    }
    expect(bench.states).toEqual([{ kind: 'flowing' }]);
  });

  it('is deaf after more than two seconds of zeros once there was a signal', async () => {
    bench.supervisor.start();
    await bench.flow(100, 100);
    await bench.flow(0, 2_000);
    expect(bench.supervisor.state).toEqual({ kind: 'flowing' });
    await bench.flow(0, 40);
    expect(bench.supervisor.state).toEqual({ kind: 'deaf', reason: 'silent' });
  });

  it('keeps zeros after a signal back until the next signal shows that they were a pause', async () => {
    bench.supervisor.start();
    await bench.flow(100, 100);
    await bench.flow(0, 500);
    expect(bench.blockCount).toBe(5);
    await bench.flow(1, 20);
    expect(bench.blockCount).toBe(31);
  });

  it('never passes on the zeros of a microphone that died', async () => {
    bench.supervisor.start();
    await bench.flow(100, 100);
    await bench.flow(0, 2_040);
    await bench.clock.advance(200);
    await bench.flow(100, 20);
    expect(bench.supervisor.state).toEqual({ kind: 'flowing' });
    expect(bench.blockCount).toBe(6);
  });

  it('does not take a fresh program that gives zeros for a recovery', async () => {
    bench.supervisor.start();
    await bench.flow(100, 100);
    await bench.flow(0, 2_040);
    await bench.clock.advance(200);
    const before = bench.blockCount;
    await bench.flow(0, 1_000);
    expect(bench.supervisor.state).toEqual({ kind: 'deaf', reason: 'silent' });
    expect(bench.blockCount).toBe(before);
    await bench.flow(1, 20);
    expect(bench.supervisor.state).toEqual({ kind: 'flowing' });
  });
});
