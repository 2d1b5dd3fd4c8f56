import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { PacedRun } from '../../../simulator/board/paced-run.js';
import type { PacedMachine } from '../../../simulator/board/paced-run.js';

const cyclesPerMs = 16_000;

class CountingMachine implements PacedMachine {
  cycles = 0;
  hasBytesToReceive = false;
  readonly stops: number[] = [];

  runTo(cycles: number): void {
    this.cycles = cycles;
    this.stops.push(cycles / cyclesPerMs);
  }
}

function makeRun(clock: VirtualClock, hasSent: () => boolean = () => false) {
  const machine = new CountingMachine();
  const run = new PacedRun({ machine, cyclesPerMs, clock, alertSliceMs: 1, afterSlice: hasSent });
  run.start();
  return { machine, run };
}

describe('PacedRun', () => {
  test('idle, looks every 5 ms', async () => {
    const clock = new VirtualClock();
    const { machine, run } = makeRun(clock);
    await clock.advance(20);
    expect(machine.stops).toEqual([5, 10, 15, 20]);
    run.stop();
    expect(clock.pending).toBe(0);
  });

  test('after traffic, looks every slice for 4 ms', async () => {
    const clock = new VirtualClock();
    const { machine, run } = makeRun(clock);
    await clock.advance(5);
    run.hurry();
    await clock.advance(10);
    expect(machine.stops).toEqual([5, 6, 7, 8, 9, 14]);
  });

  test('stays alert while bytes are on their way in or out', async () => {
    const clock = new VirtualClock();
    let toSend = 3;
    const { machine, run } = makeRun(clock, () => toSend-- > 0);
    machine.hasBytesToReceive = true;
    run.hurry();
    await clock.advance(2);
    machine.hasBytesToReceive = false;
    await clock.advance(10);
    expect(machine.stops).toEqual([1, 2, 3, 4, 5, 6, 7, 12]);
  });

  test('hurrying again and again postpones nothing', async () => {
    const clock = new VirtualClock();
    const { machine, run } = makeRun(clock);
    for (let turn = 0; turn < 10; turn += 1) {
      run.hurry();
      await clock.advance(0.5);
    }
    expect(machine.stops).toEqual([1, 2, 3, 4, 5]);
  });

  test('a stall of more than 250 ms is left out instead of being run through', async () => {
    const clock = new VirtualClock();
    const { machine, run } = makeRun(clock);
    await clock.advance(5);
    run.stop();
    await clock.advance(300);
    run.catchUp();
    expect(machine.cycles).toBe(5 * cyclesPerMs);
    expect(run.atMs(machine.cycles)).toBe(305);
    expect(run.stoodStillMs).toBe(300);
    await clock.advance(3);
    run.catchUp();
    expect(machine.cycles).toBe(8 * cyclesPerMs);
  });

  test('tells cycles as times of the clock, also when started late', async () => {
    const clock = new VirtualClock();
    await clock.advance(1_000);
    const { run } = makeRun(clock);
    expect(run.atMs(2 * cyclesPerMs)).toBe(1_002);
  });
});
