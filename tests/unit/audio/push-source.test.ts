import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import type { AudioState, PcmBlock } from '../../../config/kernel/index.js';
import { PushSource } from '../../../speech/audio/push-source.js';

const notConnected: AudioState = { kind: 'deaf', reason: 'notConnected' };

let clock: VirtualClock;
let source: PushSource;
let blocks: PcmBlock[];
let states: AudioState[];

beforeEach(() => {
  clock = new VirtualClock();
  source = new PushSource({ name: 'browser', clock });
  blocks = [];
  states = [];
  source.onBlock((block) => blocks.push(block));
  source.onState((state) => states.push(state));
});

describe('PushSource', () => {
  it('is not connected until somebody sends', () => {
    expect(source.state).toEqual({ kind: 'starting' });
    source.start();
    expect(source.state).toEqual(notConnected);
    expect(source.push(new Int16Array(100))).toBe(true);
    expect(source.state).toEqual({ kind: 'flowing' });
  });

  it.each([1, 128, 320, 441, 1_600])('makes whole blocks of chunks of %i samples, in order', (size) => {
    source.start();
    const sent = Int16Array.from({ length: 3_200 }, (_, index) => index);
    for (let at = 0; at < sent.length; at += size) source.push(sent.subarray(at, at + size));
    expect(blocks.map((block) => block.length)).toEqual(Array<number>(10).fill(320));
    expect(blocks.flatMap((block) => [...block])).toEqual([...sent]);
  });

  it('takes bytes that break inside a sample', () => {
    source.start();
    source.pushBytes(new Uint8Array(333).fill(1));
    source.pushBytes(new Uint8Array(307).fill(1));
    expect(blocks.length).toBe(1);
    expect(blocks[0]?.every((sample) => sample === 0x0101)).toBe(true);
  });

  it('is deaf a second after the last chunk, and hears again with the next', async () => {
    source.start();
    source.push(new Int16Array(320));
    await clock.advance(999);
    expect(source.state).toEqual({ kind: 'flowing' });
    await clock.advance(1);
    expect(source.state).toEqual(notConnected);
    source.push(new Int16Array(320));
    expect(states).toEqual([notConnected, { kind: 'flowing' }, notConnected, { kind: 'flowing' }]);
  });

  it('does not join the halves of two connections to one block', () => {
    source.start();
    source.push(new Int16Array(200).fill(1));
    source.disconnect();
    source.push(new Int16Array(320).fill(2));
    expect(blocks.length).toBe(1);
    expect(blocks[0]?.every((sample) => sample === 2)).toBe(true);
  });

  it('drops what comes much faster than real time, and only that', async () => {
    source.start();
    const accepted = Array.from({ length: 20 }, () => source.push(new Int16Array(1_600)));
    expect(accepted.filter((isAccepted) => isAccepted).length).toBe(10);
    for (let second = 0; second < 60; second += 1) {
      await clock.advance(100);
      expect(source.push(new Int16Array(1_600))).toBe(true);
    }
  });

  it('takes nothing when it is not started, and leaves no timer behind', async () => {
    expect(source.push(new Int16Array(320))).toBe(false);
    source.start();
    source.push(new Int16Array(320));
    await source.stop();
    expect(clock.pending).toBe(0);
    expect(source.push(new Int16Array(320))).toBe(false);
    expect(blocks.length).toBe(1);
  });
});
