import { beforeEach, describe, expect, it } from 'vitest';
import { CaptureBench } from './capture-bench.js';

let bench: CaptureBench;

beforeEach(() => {
  bench = new CaptureBench();
});

describe('CaptureSupervisor with gaps in the sound', () => {
  it('is deaf one second after the last byte, ends the program and starts another one', async () => {
    bench.supervisor.start();
    await bench.flow(100, 200);
    await bench.clock.advance(979);
    expect(bench.supervisor.state.kind).toBe('starting');
    await bench.clock.advance(1);
    expect(bench.supervisor.state).toEqual({ kind: 'deaf', reason: 'stalled' });
    expect(bench.runs[0]?.isStopped).toBe(true);
    await bench.clock.advance(200);
    expect(bench.runs.length).toBe(2);
    await bench.flow(100, 20);
    expect(bench.supervisor.state).toEqual({ kind: 'flowing' });
  });

  it('tells a gap in the sound that is too short for a stall, and goes on with the same program', async () => {
    bench.supervisor.start();
    await bench.flow(100, 200);
    await bench.clock.advance(279);
    expect(bench.supervisor.state.kind).toBe('flowing');
    await bench.clock.advance(1);
    expect(bench.supervisor.state.kind).toBe('starting');
    await bench.flow(100, 1_200);
    expect(bench.states.map(({ kind }) => kind)).toEqual(['flowing', 'starting', 'flowing']);
    expect(bench.runs.length).toBe(1);
    expect(bench.warnings).toEqual([]);
  });

  it('hears what waited in the pipe while Liftvoice stood still for two seconds', async () => {
    bench.supervisor.start();
    await bench.flow(100, 200);
    bench.clock.stall(1_900);
    for (let at = 0; at < 1_900; at += 20) bench.runs[0]?.send(100);
    await bench.flow(100, 200);
    expect(bench.states).toEqual([{ kind: 'flowing' }]);
    expect(bench.blockCount).toBe(115);
  });

  it('passes on nothing of a pipe that ran over while Liftvoice stood still: two halves are no request', async () => {
    bench.supervisor.start();
    await bench.flow(100, 200);
    // 3.3 s of the 4.5 s found room. All of it is read in one go, before any timer is looked at.
    bench.clock.stall(4_500);
    for (let at = 0; at < 3_300; at += 20) bench.runs[0]?.send(100);
    expect(bench.supervisor.state).toEqual({ kind: 'deaf', reason: 'stalled' });
    expect(bench.runs[0]?.isStopped).toBe(true);
    expect(bench.blockCount).toBe(10);
    await bench.clock.advance(200);
    await bench.flow(100, 100);
    expect(bench.states.map(({ kind }) => kind)).toEqual(['flowing', 'deaf', 'flowing']);
    expect(bench.blockCount).toBe(15);
  });

  it('says nothing of a gap while it is deaf', async () => {
    bench.supervisor.start();
    await bench.flow(100, 100);
    await bench.flow(0, 2_040);
    await bench.clock.advance(200);
    await bench.flow(0, 100);
    await bench.clock.advance(500);
    expect(bench.supervisor.state).toEqual({ kind: 'deaf', reason: 'silent' });
  });
});
