import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { MixedSource } from '../../../speech/audio/mixed-source.js';
import { FakeSource } from '../../support/fake-source.js';

let clock: VirtualClock;
let visitor: FakeSource;
let cabin: FakeSource;
let mixed: MixedSource;
let heard: number[];

beforeEach(() => {
  clock = new VirtualClock();
  visitor = new FakeSource('visitor');
  cabin = new FakeSource('cabin');
  mixed = new MixedSource({ name: 'car', sources: [visitor, cabin], clock });
  heard = [];
  mixed.onBlock((block) => heard.push(block[0] ?? Number.NaN));
  mixed.start();
});

describe('MixedSource', () => {
  it('passes the only live source on, block by block', () => {
    cabin.emit(1);
    cabin.emit(2);
    expect(heard).toEqual([1, 2]);
  });

  it('adds the others to the driver, once each', () => {
    visitor.emit(100);
    cabin.emit(1);
    visitor.emit(200);
    visitor.emit(300);
    expect(heard).toEqual([100, 201, 300]);
  });

  it('lets the more important source take over at its first block', () => {
    cabin.emit(1);
    visitor.emit(100);
    cabin.emit(2);
    cabin.emit(3);
    visitor.emit(200);
    expect(heard).toEqual([1, 100, 202]);
  });

  it('saturates instead of overflowing', () => {
    cabin.emit(30_000);
    visitor.emit(1);
    cabin.emit(30_000);
    visitor.emit(30_000);
    cabin.emit(-30_000);
    visitor.emit(-30_000);
    expect(heard).toEqual([30_000, 1, 32_767, -32_768]);
  });

  it('keeps at most five blocks of a source that is not driving', () => {
    visitor.emit(0);
    for (const value of [1, 2, 3, 4, 5, 6, 7]) cabin.emit(value);
    heard.length = 0;
    for (let count = 0; count < 7; count += 1) visitor.emit(100);
    expect(heard).toEqual([103, 104, 105, 106, 107, 100, 100]);
  });

  it('goes on with the next source when the driver is silent for 200 ms', async () => {
    visitor.emit(100);
    for (let block = 1; block <= 15; block += 1) {
      await clock.advance(20);
      cabin.emit(block);
    }
    // Blocks 1 to 9 came before the take-over at 200 ms: five of them were kept, then each drives.
    expect(heard).toEqual([100, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  it('waits for whoever comes first when all are silent', async () => {
    visitor.emit(100);
    await clock.advance(5_000);
    expect(heard).toEqual([100]);
    cabin.emit(1);
    expect(heard).toEqual([100, 1]);
  });

  it('hears as long as one source hears, else it is as deaf as the first', () => {
    expect(mixed.state).toEqual({ kind: 'starting' });
    visitor.change({ kind: 'deaf', reason: 'notConnected' });
    cabin.change({ kind: 'flowing' });
    expect(mixed.state).toEqual({ kind: 'flowing' });
    cabin.change({ kind: 'deaf', reason: 'stalled' });
    expect(mixed.state).toEqual({ kind: 'deaf', reason: 'notConnected' });
  });

  it('does not change the blocks of its sources', () => {
    const received: Int16Array[] = [];
    mixed.onBlock((block) => received.push(block));
    const sent = cabin.emit(7);
    received[0]?.fill(0);
    expect(sent.every((sample) => sample === 7)).toBe(true);
  });

  it('starts and stops its sources and leaves no timer behind', async () => {
    expect([visitor.isStarted, cabin.isStarted]).toEqual([true, true]);
    visitor.emit(1);
    await mixed.stop();
    expect([visitor.isStarted, cabin.isStarted]).toEqual([false, false]);
    expect(clock.pending).toBe(0);
    visitor.emit(2);
    expect(heard).toEqual([1]);
  });
});
